import { z } from 'zod';
import { made, no, ok, type PlainRepository, type Route } from './plain-github.ts';
import { gitCommit } from './plain-github-reading.ts';
import { plainId } from './plain-history.ts';

const dispatch = z.object({
  ref: z.string(),
  inputs: z.record(z.string(), z.string()).default({}),
});
const tagObject = z.object({ tag: z.string(), message: z.string(), object: z.string() });
const newRef = z.object({ ref: z.string(), sha: z.string() });
const movedRef = z.object({ sha: z.string() });
const newCommit = z.object({ message: z.string(), tree: z.string(), parents: z.array(z.string()) });
const merge = z.object({ base: z.string(), head: z.string() });
const release = z.object({
  tag_name: z.string().optional(),
  body: z.string().default(''),
  draft: z.boolean().default(false),
});

const page = (one: PlainRepository['releases'][number]) => ({
  ...one,
  html_url: `https://github.example/acme/storefront/releases/${one.tag_name}`,
});

/** What can be written. */
export function writing(repository: PlainRepository): readonly Route[] {
  const { history, runs, releases } = repository;
  return [
    [
      'POST',
      /^\/actions\/workflows\/(\w+\.yml)\/dispatches$/,
      ({ part, fields }) => {
        const { ref, inputs } = dispatch.parse(fields);
        const object = history.tags.get(ref.replace('refs/tags/', '')) ?? '';
        const sha = history.tagObjects.get(object)?.object ?? object;
        if (history.commit(sha) === undefined) return no(422);
        runs.start({ workflow: part, ref, sha, inputs });
        return { status: 204 };
      },
    ],
    [
      'POST',
      /^\/actions\/runs\/(\d+)\/cancel$/,
      ({ part }) => {
        const run = runs.all.find(({ id }) => String(id) === part);
        if (run === undefined || run.status === 'completed') return no(409);
        runs.end(run, 'cancelled');
        return { status: 202, body: {} };
      },
    ],
    [
      'POST',
      /^\/git\/tags$/,
      ({ fields }) => {
        const tag = tagObject.parse(fields);
        const sha = plainId('e', history.tagObjects.size + 1);
        history.tagObjects.set(sha, tag);
        return made({ sha, tag: tag.tag, message: tag.message, object: { type: 'commit', sha: tag.object } });
      },
    ],
    [
      'POST',
      /^\/git\/refs$/,
      ({ fields }) => {
        const { ref, sha } = newRef.parse(fields);
        const isTag = ref.startsWith('refs/tags/');
        const known = isTag ? history.tags : history.branches;
        const name = ref.replace(/^refs\/(?:tags|heads)\//, '');
        if (known.has(name)) return no(422);
        known.set(name, sha);
        return made({ ref, object: { type: isTag ? 'tag' : 'commit', sha } });
      },
    ],
    [
      'PATCH',
      /^\/git\/refs\/heads\/(.+)$/,
      ({ part, fields }) => {
        const { sha } = movedRef.parse(fields);
        history.branches.set(part, sha);
        return ok({ ref: `refs/heads/${part}`, object: { type: 'commit', sha } });
      },
    ],
    [
      'DELETE',
      /^\/git\/refs\/heads\/(.+)$/,
      ({ part }) => (history.branches.delete(part) ? { status: 204 } : no(422)),
    ],
    [
      'POST',
      /^\/git\/commits$/,
      ({ fields }) => {
        const { message, tree, parents } = newCommit.parse(fields);
        return made(gitCommit(history, history.add({ message, parents, changes: history.changesIn(tree) })));
      },
    ],
    [
      'POST',
      /^\/merges$/,
      ({ fields }) => {
        const { base, head } = merge.parse(fields);
        const [ours, theirs] = [history.commit(history.branches.get(base) ?? ''), history.commit(head)];
        if (ours === undefined || theirs === undefined) return no(404);
        const before = new Set(ours.parents.flatMap((sha) => [...(history.commit(sha)?.changes ?? [])]));
        const brought = [...theirs.changes].filter((change) => !before.has(change));
        const both = history.add({
          message: 'merge',
          parents: [ours.sha, theirs.sha],
          changes: new Set([...ours.changes, ...brought]),
        });
        history.branches.set(base, both.sha);
        return made({ sha: both.sha, commit: { tree: { sha: history.treeOf(both) } } });
      },
    ],
    ['GET', /^\/releases$/, () => ok(releases.map(page))],
    [
      'POST',
      /^\/releases$/,
      ({ fields }) => {
        const { tag_name = '', body, draft } = release.parse(fields);
        const one = { id: releases.length + 1, tag_name, body, draft };
        releases.push(one);
        return made(page(one));
      },
    ],
    [
      'PATCH',
      /^\/releases\/(\d+)$/,
      ({ part, fields }) => {
        const one = releases.find(({ id }) => String(id) === part);
        if (one === undefined) return no(404);
        one.draft = release.parse(fields).draft;
        return ok(page(one));
      },
    ],
  ];
}
