import { describe, expect, test } from 'vitest';
import { parseNoticeAnswerId, parseNoticeId, parseUserId } from '../../src/domain/ids.ts';
import { renderAnnouncement } from '../../src/views/announcements.ts';
import { sampleAnnouncements } from './support/announcements.ts';
import { buttonsOf, read } from './support/read.ts';
import { captain, channelId, runUrl } from './support/release.ts';

describe.each(sampleAnnouncements('thing'))('an announcement ($kind)', (announcement) => {
  test('is whole sentences, with a text for notifications', () => {
    const message = renderAnnouncement(announcement);
    expect(message.text).toMatch(/\w/);
    expect(read(message)).not.toMatch(/undefined|null|\[object|NaN/);
    // A sentence ends before the list under it, or with a reason that a person gave.
    expect(read(message).split('\n')[0]).toMatch(/[.:]$|thing$/);
  });
});

const id = '00000000-0000-7000-8000-00000000000b';
const said = (announcement: Parameters<typeof renderAnnouncement>[0]) =>
  read(renderAnnouncement(announcement));

const to = {
  deploymentId: 'd',
  candidate: '1.5.0-rc.1',
  environment: 'production',
  tier: 'production',
} as const;

test.each([
  [
    'config-invalid',
    /could not be asked for: waybill\.yaml is missing or broken\.\nIt goes by itself once that is mended/,
  ],
  ['config-unreachable', /could not be asked for: GitHub does not answer\.\nWaybill keeps trying/],
  ['release-closed', /could not be asked for: its release is closed\.\nNobody has to do anything\./],
  [
    'environment-unknown',
    /could not be asked for: something stands against it\.\nPromote it by hand to see what/,
  ],
] as const)(
  'what should go by itself and cannot (%s) says why in a sentence, and what becomes of it',
  (code, words) => {
    expect(said({ kind: 'promotion-refused', ...to, code })).toMatch(words);
  },
);

test.each([
  ['stuck', /has waited for 15 minutes, and for more than people or the clock\./],
  ['sent-back', /is no longer queued: a gate has closed\./],
  [
    'unanswered',
    /^⚠️ GitHub has not answered for 15 minutes, so that .* does not go on\. .*goes on by itself\.$/,
  ],
] as const)('a deployment that waits (%s) says for what', (why, words) => {
  expect(said({ kind: 'deployment-waits', ...to, why, rungs: [] })).toMatch(words);
});

test.each([
  [
    'release',
    422,
    /refused to publish the release `v1\.5\.0`.*\n.*runs all the same\. Where releases are immutable/,
  ],
  ['release', 403, /refused to publish the release `v1\.5\.0`.*\n.*doctor` checks permissions/],
  ['tag', 422, /refused to make the tag `v1\.5\.0`.*\n.*another tag\. Else `\/release doctor`/],
  ['tag', null, /stands at another commit.*\n.*Waybill moves no tag\. Find out who made it/],
] as const)(
  'a %s that GitHub would not have (%s) says what somebody can do about it',
  (what, status, words) => {
    const about = { version: '1.5.0', tag: 'v1.5.0' };
    const text = said({ kind: 'publication-refused', ...about, what, status });
    expect(text).toMatch(words);
    expect(text).toContain('`/release notes 1.5.0` has its text.');
  },
);

test('who asked for what was rejected is named where that is said', () => {
  const ended = { kind: 'deployment-ended', ...to, state: 'rejected', keepsLane: false, url: null } as const;
  const reason = { code: 'rejected', by: parseUserId('U0APPROVER'), because: 'not before lunch' } as const;
  expect(said({ ...ended, reason, askedBy: `slack:${captain}` })).toContain('Asked for by @U0CAPTAIN.');
  expect(said({ ...ended, reason })).not.toContain('U0CAPTAIN');
});

describe('a deployment that failed', () => {
  const failed = {
    kind: 'deployment-ended',
    ...to,
    state: 'failed',
    reason: { code: 'run-failed', conclusion: 'failure', job: 'deploy', url: runUrl },
    keepsLane: false,
    url: runUrl,
  } as const;

  test.each([
    [undefined, /Look at the run’s log\. Promote it again, or bring the fix/],
    ['asks', /Look at the run’s log\. Whether it can go back, and to what, is said next\./],
    ['rolls-back', /Nobody has to do anything yet: Waybill looks whether it can roll back by itself/],
    ['is-rollback', /A person can roll back again, or further back\./],
  ] as const)('says how it goes on (%s)', (follows, words) => {
    const text = said({ ...failed, ...(follows === undefined ? {} : { follows }) });
    expect(text).toMatch(words);
    expect(text.includes('Promote it again')).toBe(follows === undefined);
  });

  test('and cannot be told keeps saying what a person has to do about that', () => {
    const reason = { code: 'smoke-unclear', url: 'https://shop.example', found: 'silence' } as const;
    expect(said({ ...failed, state: 'errored', reason, follows: 'asks' })).toContain(
      'calls it Healthy or Faulty',
    );
  });
});

test('a rollback that starts says from where it goes to where', () => {
  const started = { kind: 'deployment-started', ...to, by: captain, approvedBy: [], url: null } as const;
  expect(said({ ...started, from: '1.5.1-rc.1', isRollback: true })).toContain(
    'The rollback of *production* from 1.5.1-rc.1 to *1.5.0-rc.1* has started',
  );
  expect(said({ ...started, from: '1.4.0-rc.1' })).toContain('has started, where 1.4.0-rc.1 runs');
});

test('a failed build names its job and links its run', () => {
  const message = renderAnnouncement({
    kind: 'candidate-failed',
    candidate: '1.5.0-rc.1',
    problem: { code: 'run-failed', conclusion: 'failure', job: 'test', url: runUrl },
  });
  expect(read(message)).toContain('❌ *1.5.0-rc.1* failed. The build failed in the job `test`.');
  expect(JSON.stringify(message.blocks)).toContain(runUrl);
});

test('a late build is told with the likely causes', () => {
  const late = { kind: 'build-late', candidate: '1.5.0-rc.1', workflow: 'build.yml', seconds: 61 } as const;
  expect(said({ ...late, isQueued: false, url: null })).toMatch(/no run of it has appeared\.\nLikely causes/);
  expect(said({ ...late, isQueued: true, url: runUrl })).toContain('in its queue for 61 seconds');
});

test('a changed configuration lists what changed', () => {
  const text = said({
    kind: 'configuration-changed',
    project: 'storefront',
    repository: 'acme/shop',
    authors: ['ada', null],
    url: runUrl,
    changed: ['build.workflow', 'environments.production.soakMs'],
  });
  expect(text).toContain('by ada, somebody GitHub does not know in this commit');
  expect(text).toContain('• `build.workflow`\n• `environments.production.soakMs`');
});

test('a proposed loosening shows each rule as it was and would be, and asks an admin', () => {
  const message = renderAnnouncement({
    kind: 'loosening-proposed',
    project: 'storefront',
    repository: 'acme/shop',
    authors: ['ada'],
    url: runUrl,
    fileId: 'the-file',
    loosened: [
      { path: 'environments.production.approvals.count', from: '2', to: '1', why: 'approvals-fewer' },
      { path: 'environments.production.soak', from: '30m', to: null, why: 'soak-shortened' },
    ],
  });
  expect(read(message)).toContain(
    '• `environments.production.approvals.count`: `2` → `1` (fewer people would have to agree)',
  );
  expect(read(message)).toContain('`30m` → nothing');
  expect(buttonsOf(message)).toEqual(['setup:accept', 'setup:refuse', 'link:commit']);
  expect(read(message)).toContain('Accept this change?');
});

test('a message that Slack would not take is told with what mends it', () => {
  const refused = { kind: 'message-refused', what: 'card', channelId } as const;
  expect(said({ ...refused, problem: 'not_in_channel' })).toContain('Invite it there: /invite @waybill.');
  expect(said({ ...refused, problem: 'something_new' })).toContain('Slack says `something_new`.');
});

test('an abandoned release is told with the reason', () => {
  expect(said({ kind: 'release-abandoned', version: '1.5.0', by: captain, because: 'too late' })).toContain(
    '@U0CAPTAIN abandoned *1.5.0*: too late',
  );
});

test('of a release that a schedule cut, a concern and words for those outside are asked of the project’s captains', () => {
  const asked = { captain: null, captains: ['S0CAPTAINS', captain] };
  const concern = { answerId: parseNoticeAnswerId(id), by: captain, text: 'Why?', isGate: false, ...asked };
  const raised = { kind: 'concern-raised', version: '1.5.0', ...concern } as const;
  expect(said({ ...raised, where: 'release' })).toContain(`Please answer, @S0CAPTAINS, @${captain}.`);
  expect(said({ ...raised, where: 'notice' })).toContain('A captain is asked');
  expect(said({ ...raised, where: 'notice' })).not.toContain('S0CAPTAINS');
  const held = {
    kind: 'notice-held',
    noticeId: parseNoticeId(id),
    version: '1.5.0',
    why: 'outside',
  } as const;
  expect(said({ ...held, ...asked })).toContain('@S0CAPTAINS');
});
