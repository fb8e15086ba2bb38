import { about, ok, type PlainRepository, type Route } from './plain-github.ts';
import { type PlainCommit, type PlainHistory, plainId } from './plain-history.ts';
import { runAnswer } from './plain-runs.ts';

const ann = { name: 'Ann', email: 'ann@shop.example', date: '2026-01-01T00:00:00Z' };
const web = 'https://github.example/acme/storefront';

const workflow = `name: Work
on:
  workflow_dispatch:
    inputs:
      version: { required: true }
      environment: { required: false }
jobs: {}
`;

const file = (path: string, text: string) =>
  ok({
    type: 'file',
    encoding: 'base64',
    size: text.length,
    path,
    sha: plainId('c', text.length),
    content: Buffer.from(text).toString('base64'),
  });

export const gitCommit = (history: PlainHistory, commit: PlainCommit) => ({
  sha: commit.sha,
  tree: { sha: history.treeOf(commit) },
  parents: commit.parents.map((sha) => ({ sha })),
  message: commit.message,
  author: ann,
});

const listed = (history: PlainHistory, commit: PlainCommit) => ({
  sha: commit.sha,
  html_url: `${web}/commit/${commit.sha}`,
  commit: {
    message: commit.message,
    author: ann,
    committer: ann,
    tree: { sha: history.treeOf(commit) },
  },
  author: { login: 'ann' },
  committer: { login: 'ann' },
  parents: commit.parents.map((sha) => ({ sha })),
});

const pull = ({ number, title, sha }: PlainHistory['landed'][number]) => ({
  number,
  title,
  html_url: `${web}/pull/${number}`,
  state: 'closed',
  merged_at: ann.date,
  base: { ref: 'main' },
  user: { login: 'ann' },
  merge_commit_sha: sha,
});

/** A page of a list; nothing says which is the last. */
const pageOf = <T>(all: readonly T[], query: URLSearchParams): readonly T[] => {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return all.slice((page - 1) * size, page * size);
};

/** What can be read. */
export function reading(repository: PlainRepository): readonly Route[] {
  const { history, runs } = repository;
  const commitOf = (tag: string): string => history.tagObjects.get(tag)?.object ?? tag;
  const shaOf = (name: string): string =>
    history.branches.get(name) ?? commitOf(history.tags.get(name) ?? name);
  const pullOf = (number: string) => history.landed.find((one) => String(one.number) === number);
  return [
    ['GET', /^$/, () => ok({ id: 77, full_name: 'acme/storefront', default_branch: 'main', html_url: web })],
    ['GET', /^\/contents\/waybill\.yaml$/, () => file('waybill.yaml', repository.configuration)],
    ['GET', /^\/contents\/(\.github\/workflows\/\w+\.yml)$/, ({ part }) => file(part, workflow)],
    [
      'GET',
      /^\/branches\/(.+)$/,
      ({ part }) => about(history.branches.get(part), (sha) => ({ name: part, commit: { sha } })),
    ],
    [
      'GET',
      /^\/git\/ref\/(heads\/.+|tags\/.+)$/,
      ({ part }) => {
        const name = part.slice(part.indexOf('/') + 1);
        const sha = (part.startsWith('tags/') ? history.tags : history.branches).get(name);
        const type = history.tagObjects.has(sha ?? '') ? 'tag' : 'commit';
        return about(sha, () => ({ ref: `refs/${part}`, object: { type, sha } }));
      },
    ],
    [
      'GET',
      /^\/git\/tags\/(.+)$/,
      ({ part }) =>
        about(history.tagObjects.get(part), ({ tag, message, object }) => ({
          sha: part,
          tag,
          message,
          object: { type: 'commit', sha: object },
        })),
    ],
    [
      'GET',
      /^\/tags$/,
      ({ query }) =>
        ok(
          pageOf(
            [...history.tags.keys()].map((name) => ({ name, commit: { sha: shaOf(name) } })),
            query,
          ),
        ),
    ],
    [
      'GET',
      /^\/git\/commits\/(.+)$/,
      ({ part }) => about(history.commit(part), (commit) => gitCommit(history, commit)),
    ],
    [
      'GET',
      /^\/commits$/,
      ({ query }) =>
        ok(
          pageOf(history.behind(shaOf(query.get('sha') ?? 'main')), query).map((one) => listed(history, one)),
        ),
    ],
    [
      'GET',
      /^\/commits\/(\w+)\/pulls$/,
      ({ part }) => ok(history.landed.filter(({ sha }) => sha === part).map(pull)),
    ],
    [
      'GET',
      /^\/commits\/([^/]+)$/,
      ({ part }) => about(history.commit(shaOf(part)), (commit) => listed(history, commit)),
    ],
    ['GET', /^\/pulls\/(\d+)$/, ({ part }) => about(pullOf(part), pull)],
    [
      'GET',
      /^\/pulls\/(\d+)\/commits$/,
      ({ part }) => about(history.commit(pullOf(part)?.sha ?? ''), (commit) => [listed(history, commit)]),
    ],
    [
      'GET',
      /^\/actions\/workflows\/(\w+\.yml)\/runs$/,
      ({ part, query }) =>
        ok({
          workflow_runs: pageOf(
            runs.all
              .filter(({ workflow }) => workflow === part)
              .toReversed()
              .map(runAnswer),
            query,
          ),
        }),
    ],
    [
      'GET',
      /^\/actions\/runs\/(\d+)$/,
      ({ part }) =>
        about(
          runs.all.find(({ id }) => String(id) === part),
          runAnswer,
        ),
    ],
  ];
}
