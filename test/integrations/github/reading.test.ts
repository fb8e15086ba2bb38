import { expect, test } from 'vitest';
import { parseRepositoryId } from '../../../src/domain/ids.ts';
import { connected, expectDescribed, repository, sha, toRead } from './connected.ts';

test('a repository is found by its name and by its id, and one we may not see is none', async () => {
  const { github, ...rest } = await toRead();
  const found = await github.repository(repository);
  expect(found).toMatchObject({ fullName: repository, defaultBranch: 'main', isArchived: false });
  const id = parseRepositoryId(Number(found?.id));
  expect(await github.repositoryById(id)).toEqual(found);
  expect(await github.repositoryById(id, 'acme/called-otherwise')).toEqual(found);
  expect(await github.repository('acme/nowhere')).toBeNull();
  expect(await github.repositoryById(parseRepositoryId(1))).toBeNull();
  expectDescribed({ github, ...rest });
});

test('a file is read at the tip of a branch, with the commit it was read at', async () => {
  const { github, tip, ...rest } = await toRead();
  const file = await github.readFile(repository, 'waybill.yaml', 'main');
  expect(file?.text).toContain('version: 1');
  expect(file?.commitSha).toBe(await tip());
  expect(await github.readFile(repository, 'waybill.yaml', await tip())).toEqual(file);
  expect(await github.readFile(repository, 'nothing.yaml', 'main')).toBeNull();
  expect(await github.readFile(repository, 'apps', 'main')).toBeNull();
  expect(await github.readFile(repository, 'waybill.yaml', 'nowhere')).toBeNull();
  expectDescribed({ github, tip, ...rest });
});

test('a tag with the name of a branch does not pass its file off as the branch’s', async () => {
  const { github, server, tip } = await connected();
  const trusted = await tip();
  const forged = await server.control.history.push({
    branch: 'forged',
    message: 'chore: no approvals',
    files: { 'waybill.yaml': 'version: 1\nprojects: {}\n' },
  });
  await server.control.history.moveRef({ ref: 'refs/tags/main', to: forged });
  expect((await github.readFile(repository, 'waybill.yaml', 'main'))?.commitSha).toBe(trusted);
  expect(await github.branchTip(repository, 'main')).toBe(trusted);
});

test('a commit is found by the beginning of its id, and a branch of that name is not taken for it', async () => {
  const { github, server, tip, ...rest } = await connected();
  const head = await tip();
  expect(await github.resolveCommit(repository, head.slice(0, 8))).toBe(head);
  expect(await github.resolveCommit(repository, head.toUpperCase())).toBe(head);
  expect(await github.resolveCommit(repository, 'main')).toBeNull();
  expect(await github.resolveCommit(repository, '0'.repeat(40))).toBeNull();
  await server.control.history.moveRef({ ref: 'refs/heads/feed', to: head });
  expect(await github.resolveCommit(repository, 'feed')).toBeNull();
  expectDescribed({ github, server, tip, ...rest });
});

test('an ancestor is one that the other has behind it', async () => {
  const { github, tip } = await toRead();
  const head = await tip();
  const older = await github.tagTarget(repository, 'v1.4.0');
  const aside = await github.branchTip(repository, 'change-71');
  expect(await github.isAncestor(repository, sha(older), head)).toBe(true);
  expect(await github.isAncestor(repository, head, head)).toBe(true);
  expect(await github.isAncestor(repository, head, sha(older))).toBe(false);
  expect(await github.isAncestor(repository, sha(aside), head)).toBe(false);
  expect(await github.isAncestor(repository, sha('0'.repeat(40)), head)).toBe(false);
});

test.each([
  ['one request for all annotated tags', true],
  ['the list of tags where there is no GraphQL', false],
])('tags come with the commit that they come down to: by %s', async (_, graphql) => {
  const { github, server, tip, ...rest } = await connected({ graphql });
  const head = await tip();
  await server.control.history.moveRef({ ref: 'refs/tags/v1.5.0-light', to: head });
  const tags = await github.tags(repository, 'v1.');
  const byName = new Map(tags.map((tag) => [tag.name, tag.sha]));
  expect(byName.get('v1.5.0-light')).toBe(head);
  expect(byName.get('v1.4.2')).toBe(await github.tagTarget(repository, 'v1.4.2'));
  expect(byName.size).toBeGreaterThan(5);
  expect([...byName.keys()].every((name) => name.startsWith('v1.'))).toBe(true);
  expect(await github.tags(repository, 'nothing/')).toEqual([]);
  expectDescribed({ github, server, tip, ...rest });
});

test('a tag is read exactly, not by what begins so, and its message with it', async () => {
  const { github } = await toRead();
  expect(await github.tagTarget(repository, 'v1.4')).toBeNull();
  expect(await github.tagTarget(repository, 'v1.4.2')).toMatch(/^[0-9a-f]{40}$/);
  expect(await github.tagMessage(repository, 'v1.4.2')).toContain('Release v1.4.2');
  expect(await github.tagMessage(repository, 'v1.4')).toBeNull();
});

test('whoever had a hand in a file is named: authors, and who opened the pull request', async () => {
  const { github, server, tip, ...rest } = await connected();
  const before = await tip();
  const { control } = server;
  await control.history.push({ message: 'chore: elsewhere', author: 'bo-chen', files: { 'a.txt': 'a' } });
  await control.history.landPull({
    title: 'chore: another channel',
    author: 'carla-mendes',
    files: { 'waybill.yaml': 'version: 1\nprojects: {}\n' },
  });
  const after = sha(
    await control.history.push({ message: 'chore: more', author: 'dev-okafor', files: { b: '' } }),
  );
  expect(await github.fileAuthors(repository, 'waybill.yaml', before, after)).toEqual(['carla-mendes']);
  expect(await github.fileAuthors(repository, 'waybill.yaml', after, after)).toEqual([]);
  expect(await github.fileAuthors(repository, 'waybill.yaml', null, after)).toContain('carla-mendes');
  expectDescribed({ github, server, tip, ...rest });
});
