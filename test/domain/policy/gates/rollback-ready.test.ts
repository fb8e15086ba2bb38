import { expect, test } from 'vitest';
import { rollbackReady } from '../../../../src/domain/policy/gates/rollback-ready.ts';
import { factsWith, wayBackOf } from '../sample-facts.ts';

const judge = (wayBack: ReturnType<typeof wayBackOf>) => rollbackReady.judge(factsWith({ wayBack }));

test('rollback ready holds where there is a candidate to go back to, with its tag and workflow', () => {
  expect(judge(wayBackOf())).toEqual({ state: 'holds' });
});

test('the first deployment ever says that there is nothing to go back to, and is not stopped', () => {
  expect(judge({ kind: 'none', isFirst: true })).toEqual({
    state: 'holds',
    facts: { code: 'nothing-to-go-back-to', isFirst: true },
  });
});

test('where users do not meet it, nobody looks', () => {
  expect(judge({ kind: 'not-looked-for' })).toEqual({ state: 'holds' });
});

test.each([
  [null, false],
  ['c'.repeat(40), true],
])('a tag at %s is no way back', (value, isMoved) => {
  expect(judge(wayBackOf({ tagTarget: { kind: 'seen', value } }))).toEqual({
    state: 'blocks',
    facts: { code: 'way-back-tag-gone', candidate: '1.4.0-rc.1', tag: 'v1.4.0-rc.1', isMoved },
  });
});

test('a tag without the workflow is no way back', () => {
  expect(judge(wayBackOf({ hasWorkflow: { kind: 'seen', value: false } }))).toEqual({
    state: 'blocks',
    facts: { code: 'way-back-workflow-gone', candidate: '1.4.0-rc.1', workflow: 'deploy.yml' },
  });
});

test.each([
  { tagTarget: { kind: 'unseen', status: null } },
  { hasWorkflow: { kind: 'unseen', status: 502 } },
] as const)('what GitHub does not say counts as no way back yet: %j', (unseen) => {
  expect(judge(wayBackOf(unseen))).toEqual({
    state: 'unknown',
    facts: { code: 'way-back-unread', candidate: '1.4.0-rc.1' },
  });
});

test('what is known to be gone is said, whatever else could not be read', () => {
  const answer = judge(
    wayBackOf({ tagTarget: { kind: 'seen', value: null }, hasWorkflow: { kind: 'unseen', status: null } }),
  );
  expect(answer).toMatchObject({ state: 'blocks', facts: { code: 'way-back-tag-gone' } });
});
