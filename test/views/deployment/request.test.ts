import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import type { Shown } from '../../../src/domain/deployment/shown.ts';
import type { GateAnswer, GateName, Rung } from '../../../src/domain/policy/ladder.ts';
import { renderRequest } from '../../../src/views/deployment/request.ts';
import {
  sampleApproval,
  sampleDeployment,
  sampleEnvironment,
  sampleRequest,
  sampleShown,
} from '../support/deployment.ts';
import { buttonsOf, read } from '../support/read.ts';
import { now } from '../support/release.ts';

const shown = sampleShown('Fix the basket', 7, {
  environment: 'production',
  candidate: '1.5.0-rc.2',
  from: { candidate: '1.4.2-rc.1', sha: 'b'.repeat(40) },
  artifactVersion: '1.5.0-build.456-abc1234',
  digest: 'sha256:abc',
  migrations: ['db/migrate/1.sql'],
  configuration: [],
  rollbackTarget: '1.4.2-rc.1',
  authors: [{ login: 'dana-gh', name: 'Dana' }],
});
const request = (changed: Partial<Deployment> = {}) =>
  sampleRequest('storefront', 7, { deployment: sampleDeployment(shown, changed), approvals: [] });
const drawn = (facts = request()) => renderRequest(facts, now);
const unlisted = (changed: Partial<Shown>) => {
  const deployment = sampleDeployment({ ...shown, migrations: null, ...changed });
  return read(drawn(sampleRequest('storefront', 7, { deployment, approvals: [] })));
};

describe('a request for approval', () => {
  test('shows on one screen what is to be agreed to', () => {
    const text = read(drawn());
    for (const words of [
      'To *production*: 1.4.2-rc.1 (`bbbbbbb`) → *1.5.0-rc.2* (`aaaaaaa`)',
      '7 commits, 7 pull requests, by dana-gh',
      '… and 4 more',
      '*1 migration* touched: `db/migrate/1.sql`',
      '`1.5.0-build.456-abc1234`, `sha256:abc`',
      '*Way back* `1.4.2-rc.1`',
      ', who may not approve',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.split('\n').length).toBeLessThan(28);
    expect(text).not.toContain('configuration');
  });

  test('says what speaks for it so far, and nothing of a gate that somebody opened or that still waits', () => {
    const since = now.toISOString();
    const policy = sampleEnvironment('production', {
      after: ['staging'],
      soakMs: 30 * 60_000,
      checks: [{ name: 'e2e', app: null, accepts: [] }],
    });
    const rung = (gate: GateName, answer: GateAnswer = { state: 'holds' }): Rung => ({ gate, answer, since });
    const ladder = [rung('verified earlier'), rung('soaked'), rung('checks green')];
    const line = (changed: Partial<Deployment>) =>
      read(drawn(request({ policy, ladder, ...changed })))
        .split('\n')
        .find((each) => each.startsWith('*So far*'));
    expect(line({})).toBe('*So far* verified in `staging`; soaked for 30 minutes; checks green: `e2e`');
    const overridden = { code: 'overridden', by: 'U0CAPTAIN', reason: 'the shop is down' } as const;
    const waits = { state: 'unknown', facts: { code: 'checks-unread' } } as const;
    expect(
      line({
        ladder: [
          rung('verified earlier'),
          rung('soaked', { state: 'holds', facts: overridden }),
          rung('checks green', waits),
        ],
      }),
    ).toBe('*So far* verified in `staging`');
    expect(line({ policy: sampleEnvironment('production') })).toBeUndefined();
    expect(line({ ladder: [] })).toBeUndefined();
  });

  test('says that it is a step back, where a higher version runs', () => {
    const facing = (from: Shown['from']) =>
      read(
        drawn(
          sampleRequest('storefront', 7, {
            deployment: sampleDeployment({ ...shown, from, commits: 0, pullRequests: [] }),
            approvals: [],
          }),
        ),
      );
    const higher = facing({ candidate: '1.10.0-rc.1', sha: 'c'.repeat(40) });
    expect(higher).toContain('*This is a step back:* what 1.10.0-rc.1 brought is taken away.');
    expect(higher).toMatch(/^\*Brings\* no change$/m);
    expect(facing(shown.from)).not.toContain('step back');
    expect(facing(null)).not.toContain('step back');
  });

  test('says why it cannot tell which files are touched', () => {
    expect(unlisted({ from: null })).toContain('not known: there is nothing before it to compare with');
    expect(unlisted({})).toContain('not known: GitHub lists only its first files');
  });

  test('names what a person has to do before what comes by itself', () => {
    const at = now.toISOString();
    const text = read(
      drawn(
        request({
          ladder: [
            {
              gate: 'soaked',
              since: at,
              answer: {
                state: 'waits',
                on: 'clock',
                until: at,
                facts: { code: 'soaking', environment: 'staging', soakMs: 60_000, since: at },
              },
            },
            {
              gate: 'no hold',
              since: at,
              answer: { state: 'blocks', facts: { code: 'candidate-bad', candidate: 'rc.1', because: null } },
            },
          ],
        }),
      ),
    );
    expect(text).toMatch(/\*Also waits\* no hold: .*; and 1 gate more/);
  });

  test('says for whom it waits where an author is not linked, though all approvals are there', () => {
    const since = now.toISOString();
    const facts = { code: 'authors-unlinked', authors: ['rosa'] } as const;
    const answer = { state: 'waits', on: 'people', until: null, facts } as const;
    const facing = request({ ladder: [{ gate: 'approved', since, answer }] });
    const approvals = [sampleApproval(facing.deployment), sampleApproval(facing.deployment)];
    expect(read(drawn({ ...facing, approvals }))).toContain(
      '*Also waits* approved: nobody knows who on Slack `rosa` is',
    );
  });

  test('calls each group once', () => {
    expect(JSON.stringify(drawn()).match(/subteam\^S0APPROVERS/g)).toHaveLength(1);
  });

  test('says who has approved what it shows, and what is missing', () => {
    const facts = request();
    const { deployment } = facts;
    expect(read(drawn(facts))).toContain('*Approvals* 0 of 2. *Waits for*');
    const approvals = [
      sampleApproval(deployment),
      sampleApproval(deployment, { shownHash: 'what was shown before' }),
      sampleApproval(deployment, { withdrawnAt: now }),
    ];
    expect(read(drawn({ ...facts, approvals }))).toContain('*Approvals* 1 of 2, by @U0APPROVER.');
    const carried = [sampleApproval(deployment, { carriedFrom: deployment.id })];
    expect(read(drawn({ ...facts, approvals: carried }))).toContain('carried over from an identical request');
  });

  test('names in a notification only what is still missing', () => {
    const facts = request();
    const yes = sampleApproval(facts.deployment);
    const text = (approvals: readonly (typeof yes)[]) => drawn({ ...facts, approvals }).text;
    expect(text([])).toContain('waits for 2 approvals');
    expect(text([yes])).toContain('waits for 1 approval');
    expect(text([yes, yes])).toContain('waits for its gates');
  });

  test('binds its buttons to exactly what it shows', () => {
    const { deployment } = request();
    expect(JSON.stringify(drawn())).toContain(
      `"value":"${deployment.id} ${deployment.shownHash.slice(0, 12)}"`,
    );
  });

  test('asks once more in the last tier, and only there', () => {
    const asksAgain = (facts = request()) => JSON.stringify(drawn(facts)).includes('Approve for production?');
    expect(asksAgain()).toBe(true);
    expect(asksAgain({ ...request(), lastTier: 'staging' })).toBe(false);
  });

  test('offers a no, and no yes, while it has the lane and is not sent', () => {
    const offered = buttonsOf(drawn(request({ state: 'running', startedAt: null })));
    expect(offered).toContain('promote:reject');
    expect(offered).not.toContain('promote:approve');
  });

  test('offers nothing once it has begun, and says how it stands', () => {
    expect(buttonsOf(drawn(request({ state: 'running', startedAt: now })))).toEqual([]);
    const rejected = request({
      state: 'rejected',
      stateReason: { code: 'rejected', by: request().deployment.requesters[0] ?? shownBy, because: 'no' },
    });
    expect(read(drawn(rejected))).toContain('*rejected* @U0CAPTAIN rejected it: no');
  });
});

const shownBy = sampleApproval(sampleDeployment(shown)).userId;
