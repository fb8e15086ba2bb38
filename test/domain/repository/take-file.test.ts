import { expect, test } from 'vitest';
import { parseProjectFileId, parseProjectId, parseRepositoryId, parseSha } from '../../../src/domain/ids.ts';
import { lastSeen, type ReadFile, takeFile } from '../../../src/domain/repository/file-change.ts';
import type { Project, ProjectFile, Repository } from '../../../src/domain/repository/repository.ts';
import { sample } from '../project/sample-project.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
const repository: Repository = {
  id: parseRepositoryId(1),
  fullName: 'acme/shop',
  defaultBranch: 'main',
  fileState: 'valid',
  fileProblems: [],
  fileReadAt: at(0),
  acceptedTagWorkflows: [],
  revision: 3,
};
const project: Project = {
  id: parseProjectId('11111111-0000-7000-8000-000000000001'),
  name: 'storefront',
  repositoryId: repository.id,
  channelId: sample.channel,
  configuration: sample,
  lastBuildNumber: 7,
  registeredAt: at(0),
  retiredAt: null,
  revision: 5,
};
const fileOf = (blobSha: string, state: ProjectFile['state'], minute: number): ProjectFile => ({
  id: parseProjectFileId(`11111111-0000-7000-8000-0000000000${10 + minute}`),
  repositoryId: repository.id,
  blobSha,
  commitSha: parseSha('a'.repeat(40)),
  authorLogins: ['dana-gh'],
  content: '',
  state,
  loosened: [],
  readAt: at(minute),
  decidedBy: null,
  decidedAt: null,
});
const inForce = fileOf('old', 'in-force', 1);
const problem = { line: 4, column: 1, path: 'projects', message: 'no', hint: 'yes' };
const valid = (
  blobSha: string,
  change: Partial<typeof sample> = {},
): Extract<ReadFile, { kind: 'valid' }> => ({
  kind: 'valid',
  blobSha,
  commitSha: parseSha('b'.repeat(40)),
  content: 'new',
  authorLogins: ['sam-gh'],
  configurations: [{ ...sample, ...change }],
});
const tighter = { migrations: [...sample.migrations, 'schema/**'] };
const looser = { trunk: 'next' };

type Facts = Parameters<typeof takeFile>[0];
const take = (file: ReadFile, facts: Partial<Facts> = {}) =>
  takeFile({
    repository,
    htmlUrl: 'https://git.example/acme/shop',
    projects: [project],
    inForce,
    waiting: null,
    refused: null,
    candidates: [],
    file,
    fileId: parseProjectFileId('11111111-0000-7000-8000-000000000099'),
    now: at(30),
    ...facts,
  });
const kinds = ({ events }: ReturnType<typeof take>) => events.map(({ kind }) => kind);
const statesOf = ({ changes }: ReturnType<typeof take>) =>
  changes.flatMap((change) => {
    if ('insert' in change) return change.insert === 'projectFiles' ? [change.row.state] : [];
    return change.update === 'projectFiles' ? [change.set.state] : [];
  });

test('a file that is as it was changes nothing but when it was read', () => {
  const { changes, events, effects } = take(valid('old'));
  expect(changes).toMatchObject([{ update: 'repositories', revision: 3, set: { fileReadAt: at(30) } }]);
  expect([...events, ...effects]).toEqual([]);
});

test('what does not loosen takes effect, in place of the file before, and is said with its commit', () => {
  const taken = take(valid('new', tighter));
  expect(kinds(taken)).toEqual(['configuration-changed']);
  expect(statesOf(taken)).toEqual(['superseded', 'in-force']);
  expect(taken.changes).toContainEqual(
    expect.objectContaining({
      update: 'projects',
      revision: 5,
      set: expect.objectContaining({ configuration: { ...sample, ...tighter } }),
    }),
  );
  expect(taken.effects).toMatchObject([
    {
      announcement: {
        changed: ['migrations'],
        url: `https://git.example/acme/shop/blob/${'b'.repeat(40)}/waybill.yaml`,
      },
    },
  ]);
});

test('what loosens waits, and what tightens beside it takes effect', () => {
  const taken = take(valid('new', { ...looser, ...tighter }));
  expect(kinds(taken)).toEqual(['configuration-changed', 'loosening-proposed']);
  expect(statesOf(taken)).toEqual(['waiting']);
  expect(taken.changes).toContainEqual(
    expect.objectContaining({ set: expect.objectContaining({ configuration: { ...sample, ...tighter } }) }),
  );
});

test.each<[string, Partial<Facts>, ReadFile, readonly string[], readonly (string | undefined)[]]>([
  [
    'a proposal that waits is not proposed again',
    { waiting: fileOf('new', 'waiting', 2) },
    valid('new', looser),
    [],
    [],
  ],
  [
    'a newer proposal takes the place of the one that waits',
    { waiting: fileOf('other', 'waiting', 2) },
    valid('new', looser),
    ['loosening-proposed'],
    ['superseded', 'waiting'],
  ],
  [
    'a proposal that was taken back waits no longer',
    { waiting: fileOf('new', 'waiting', 2) },
    valid('old'),
    [],
    ['superseded', 'superseded', 'in-force'],
  ],
  [
    'what was refused is not proposed again',
    { refused: fileOf('new', 'refused', 2) },
    valid('new', looser),
    [],
    [],
  ],
  [
    'what was refused before something else is news again',
    { refused: fileOf('new', 'refused', 0) },
    valid('new', looser),
    ['loosening-proposed'],
    ['waiting'],
  ],
  [
    'going back after a refusal is taken up',
    { refused: fileOf('new', 'refused', 2) },
    valid('old'),
    [],
    ['superseded', 'in-force'],
  ],
])('%s', (_, facts, file, events, states) => {
  const taken = take(file, facts);
  expect(kinds(taken)).toEqual(events);
  expect(statesOf(taken)).toEqual(states);
});

test('a project that is gone from the file stays as it was until that is accepted', () => {
  const taken = take({ ...valid('new'), configurations: [] });
  expect(kinds(taken)).toEqual(['loosening-proposed']);
  expect(taken.changes.filter((change) => 'update' in change && change.update === 'projects')).toEqual([]);
});

test('a broken file is said once, and mending it too', () => {
  const broken = take({ kind: 'broken', problems: [problem] });
  expect(kinds(broken)).toEqual(['configuration-broken']);
  expect(statesOf(broken)).toEqual([]);
  const seen: Repository = { ...repository, fileState: 'broken', fileProblems: [problem] };
  expect(kinds(take({ kind: 'broken', problems: [problem] }, { repository: seen }))).toEqual([]);
  expect(kinds(take({ kind: 'missing' }, { repository: seen }))).toEqual(['configuration-broken']);
  expect(kinds(take(valid('old'), { repository: seen }))).toEqual(['configuration-mended']);
  expect(kinds(take(valid('new', tighter), { repository: seen }))).toEqual([
    'configuration-mended',
    'configuration-changed',
  ]);
});

test('the version that was taken up last counts, whatever became of it', () => {
  const refused = fileOf('refused', 'refused', 2);
  const waiting = fileOf('waiting', 'waiting', 3);
  expect(lastSeen({ inForce, waiting: null, refused: null })).toBe(inForce);
  expect(lastSeen({ inForce, waiting: null, refused })).toBe(refused);
  expect(lastSeen({ inForce, waiting, refused })).toBe(waiting);
  expect(lastSeen({ inForce: null, waiting: null, refused: null })).toBeNull();
});
