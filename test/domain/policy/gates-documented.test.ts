import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type GateFacts,
  type GateName,
  gateNames,
  type NotCounted,
} from '../../../src/domain/policy/ladder.ts';

/** Which gates say what; the compiler asks for a code that is new. */
const gatesByCode: Readonly<Record<Exclude<GateFacts['code'], 'holds' | 'overridden'>, readonly GateName[]>> =
  {
    'candidate-building': ['candidate ready'],
    'candidate-not-ready': ['candidate ready'],
    'candidate-bad': ['not bad'],
    planned: ['due'],
    'plan-passed': ['due'],
    'not-verified-in': ['verified earlier', 'soaked'],
    'uncertain-in': ['verified earlier', 'soaked'],
    soaking: ['soaked'],
    'soak-cut-short': ['soaked'],
    'window-closed': ['window open'],
    'window-denied': ['window open'],
    frozen: ['not frozen'],
    held: ['no hold'],
    'concern-open': ['no open concern'],
    'check-missing': ['checks green'],
    'check-pending': ['checks green'],
    'check-failed': ['checks green'],
    'checks-unread': ['checks green'],
    'fixes-missing': ['fixes kept'],
    'fixes-unread': ['fixes kept'],
    'step-back': ['not a step back'],
    'nothing-to-go-back-to': ['rollback ready'],
    'way-back-tag-gone': ['rollback ready'],
    'way-back-workflow-gone': ['rollback ready'],
    'way-back-unread': ['rollback ready'],
    'approvals-missing': ['approved'],
    'authors-unlinked': ['approved'],
    'approvals-unread': ['approved'],
  };

const reasons: Readonly<Record<NotCounted['why'], true>> = {
  outdated: true,
  'too-old': true,
  requester: true,
  author: true,
  'not-eligible': true,
  'not-known': true,
};

const [, ...sections] = readFileSync(new URL('../../../docs/gates.md', import.meta.url), 'utf8').split(
  /^## /m,
);
const documented = sections.map((section) => ({
  gate: section.slice(0, section.indexOf('\n')),
  codes: [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].flatMap(([, code]) => code ?? []),
}));

test('every gate is documented, in the order of the ladder, and nothing else is', () => {
  expect(documented.map(({ gate }) => gate)).toEqual(gateNames);
});

test('every code is documented with each gate that says it, and no other', () => {
  const written = documented.flatMap(({ gate, codes }) => codes.map((code) => `${gate}: ${code}`));
  const said = Object.entries(gatesByCode).flatMap(([code, gates]) =>
    gates.map((gate) => `${gate}: ${code}`),
  );
  expect(written.toSorted()).toEqual(said.toSorted());
});

test('every reason for which a yes does not count is documented', () => {
  const last = sections.at(-1) ?? '';
  const written = [...last.matchAll(/\(`([a-z-]+)`\)/g)].flatMap(([, why]) => why ?? []);
  expect(written.toSorted()).toEqual(Object.keys(reasons).toSorted());
});
