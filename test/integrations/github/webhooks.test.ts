import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { meaningOf } from '../../../src/integrations/github/webhooks/meaning-of.ts';
import { readWebhook } from '../../../src/integrations/github/webhooks/read-webhook.ts';

const payload = { repository: { id: 7, full_name: 'acme/shop' }, installation: { id: 8 } };

const sign = (body: string, secret: string, algorithm = 'sha256') =>
  `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;

function receive(given: {
  readonly body?: string;
  readonly signature?: string;
  readonly secrets?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}) {
  const body = given.body ?? JSON.stringify(payload);
  return readWebhook({
    headers: {
      'x-hub-signature-256': given.signature ?? sign(body, 'new'),
      'x-github-delivery': '0a1b-2c',
      'x-github-event': 'push',
      'content-type': 'application/json',
      ...given.headers,
    },
    rawBody: Buffer.from(body),
    secrets: given.secrets ?? ['new', 'old'],
  });
}

test('a signed delivery is taken in with what it names', () => {
  expect(receive({})).toEqual({
    kind: 'delivery',
    id: '0a1b-2c',
    event: 'push',
    repositoryId: 7,
    installationId: 8,
    payload,
  });
});

test('during a rotation both secrets count, and no other', () => {
  const body = JSON.stringify(payload);
  expect(receive({ signature: sign(body, 'old') })).toMatchObject({ kind: 'delivery' });
  expect(receive({ signature: sign(body, 'old'), secrets: ['new'] })).toMatchObject({ kind: 'refused' });
  expect(receive({ signature: sign(body, ''), secrets: [''] })).toMatchObject({ kind: 'refused' });
  expect(receive({ secrets: [] })).toMatchObject({ kind: 'refused' });
});

test.each([
  ['none', ''],
  ['of another algorithm', sign(JSON.stringify(payload), 'new', 'sha1')],
  ['cut off', sign(JSON.stringify(payload), 'new').slice(0, -2)],
  ['of another body', sign('{}', 'new')],
])('a signature that is %s is refused', (_, signature) => {
  expect(receive({ signature })).toEqual({ kind: 'refused', because: 'unsigned' });
});

test('a signed request that is no delivery is refused as unreadable', () => {
  expect(receive({ body: 'not json' })).toEqual({ kind: 'refused', because: 'unreadable' });
  expect(receive({ headers: { 'x-github-delivery': '' } })).toMatchObject({ because: 'unreadable' });
  expect(receive({ headers: { 'x-github-event': 'a b' } })).toMatchObject({ because: 'unreadable' });
});

test('a hook that sends its JSON in a form is understood', () => {
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(receive({ body, headers })).toMatchObject({ kind: 'delivery', repositoryId: 7 });
});

const push = (more: object) =>
  meaningOf({ event: 'push', payload: { ...payload, ref: 'refs/heads/main', commits: [], ...more } });
const commit = (more: object) => ({ added: [], removed: [], modified: ['src/a.ts'], ...more });

test.each([
  [{ commits: [commit({ modified: ['waybill.yaml'] })] }, true],
  [{ commits: [commit({}), commit({ removed: ['waybill.yaml'] })] }, true],
  [{ commits: [commit({}), commit({ added: ['docs/waybill.yaml'] })] }, false],
  [{ commits: [commit({}), commit({ modified: [] })] }, 'unknown'],
  [{ commits: [commit({})], forced: true }, 'unknown'],
  [{ commits: Array.from({ length: 2048 }, () => commit({})) }, 'unknown'],
  [{}, 'unknown'],
])('a push says whether it touches waybill.yaml only where it lists everything', (more, touches) => {
  expect(push(more)).toEqual({
    kind: 'push',
    repositoryId: 7,
    branch: 'main',
    touchesProjectFile: touches,
  });
});

test('a pushed tag is no push to a branch', () => {
  expect(push({ ref: 'refs/tags/v1.0.0' })).toEqual({ kind: 'ignored' });
});

test('a run is told by its id, attempt, state and name', () => {
  const run = {
    id: 11,
    run_attempt: 2,
    status: 'completed',
    conclusion: 'failure',
    display_title: 'Build 1.5.0 wb-abcdefghijkl',
    head_sha: 'a'.repeat(40),
  };
  expect(meaningOf({ event: 'workflow_run', payload: { ...payload, workflow_run: run } })).toEqual({
    kind: 'run',
    repositoryId: 7,
    runId: 11,
    attempt: 2,
    status: 'completed',
    conclusion: 'failure',
    title: 'Build 1.5.0 wb-abcdefghijkl',
    headSha: 'a'.repeat(40),
    workflow: null,
  });
});

test('a repository that was renamed, or has another default branch, says so', () => {
  const renamed = {
    action: 'renamed',
    repository: { id: 7, full_name: 'acme/store', default_branch: 'trunk' },
  };
  expect(meaningOf({ event: 'repository', payload: renamed })).toEqual({
    kind: 'repository-renamed',
    repositoryId: 7,
    fullName: 'acme/store',
    defaultBranch: 'trunk',
  });
});

test.each(['closed', 'reopened'])(
  'a pull request that was %s says which, whether it was merged or not',
  (action) => {
    const closed = { ...payload, action, number: 12, pull_request: { merged: true } };
    const heard = meaningOf({ event: 'pull_request', payload: closed });
    expect(heard).toEqual({ kind: 'pull-request', repositoryId: 7, number: 12 });
  },
);

test.each([
  ['ping', {}],
  ['pull_request', { action: 'opened', number: 12, repository: payload.repository }],
  ['workflow_run', { repository: {} }],
  ['push', null],
  ['repository', { action: 'starred', repository: payload.repository }],
])('anything else is ignored: %s', (event, payload) => {
  expect(meaningOf({ event, payload })).toEqual({ kind: 'ignored' });
});
