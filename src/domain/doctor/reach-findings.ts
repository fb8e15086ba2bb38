import type { Finding } from '../repository/finding.ts';
import type { CheckupFacts } from './checkup-facts.ts';

/** What will not arrive: e-mails without a server, and calls to where Waybill may not or cannot go. */
export function reachFindings({ mail, hosts }: CheckupFacts): readonly Finding[] {
  return [
    ...(mail !== null && mail.addresses > 0 && !mail.hasServer
      ? [{ weight: 'warns', code: 'mail-unset', addresses: mail.addresses } as const]
      : []),
    ...hosts.flatMap(({ host, use, found }): readonly Finding[] =>
      found === 'permitted' ? [] : [{ weight: 'warns', code: 'host-unreachable', host, use, problem: found }],
    ),
  ];
}
