import { z } from 'zod';
import type { Sent } from '../../../ports/github.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { askEveryPage } from '../http/pages.ts';
import { type Wrote, writeOnce } from '../http/write-once.ts';

const release = z.object({
  id: z.number(),
  tag_name: z.string(),
  draft: z.boolean(),
  html_url: z.string(),
});
type Release = z.infer<typeof release>;

/** What a release says on GitHub; its tag stands already. */
export type ReleasePage = { readonly tag: string; readonly name: string; readonly body: string };

/**
 * Publishes a release for a tag: a draft first, then published, as immutable releases want it. One that is
 * there is left as it is; a draft of an earlier attempt is used again.
 */
export async function publishRelease(
  connection: Connection,
  repository: string,
  page: ReleasePage,
): Promise<Sent<{ readonly kind: 'made' | 'exists'; readonly url: string }>> {
  const published = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/releases/tags/{tag}',
    params: { tag: page.tag },
    answer: release,
  });
  if (published.kind === 'seen') {
    return { kind: 'accepted', value: { kind: 'exists', url: published.value.html_url } };
  }
  if (published.status !== 404) return { kind: 'refused', status: published.status };
  const found = await findRelease(connection, repository, page.tag);
  if (found.kind !== 'accepted') return found;
  if (found.value?.draft === false) {
    return { kind: 'accepted', value: { kind: 'exists', url: found.value.html_url } };
  }
  const draft = found.value ?? (await makeDraft(connection, repository, page));
  if ('kind' in draft) return draft;

  const wrote = await writeOnce(connection, {
    repository,
    route: 'PATCH /repos/{owner}/{repo}/releases/{release_id}',
    params: { release_id: draft.id, name: page.name, body: page.body, draft: false, make_latest: 'legacy' },
  });
  const answer = readRelease(wrote);
  if ('kind' in answer) return answer;
  return { kind: 'accepted', value: { kind: 'made', url: answer.html_url } };
}

/** The one that is published, on a server that cannot be asked for it by its tag; else a draft. */
async function findRelease(
  connection: Connection,
  repository: string,
  tag: string,
): Promise<Sent<Release | null>> {
  const isOurs = (one: Release): boolean => one.tag_name === tag;
  const said = await askEveryPage(
    connection,
    { repository, route: 'GET /repos/{owner}/{repo}/releases', answer: z.array(release) },
    (page) => page.some(isOurs) || page.every(({ draft }) => !draft),
  );
  if (said.kind === 'no') return { kind: 'refused', status: said.status };
  const ours = said.value.filter(isOurs);
  return { kind: 'accepted', value: ours.find(({ draft }) => !draft) ?? ours[0] ?? null };
}

async function makeDraft(
  connection: Connection,
  repository: string,
  page: ReleasePage,
): Promise<Release | Exclude<Sent<never>, { kind: 'accepted' }>> {
  const wrote = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/releases',
    params: { tag_name: page.tag, name: page.name, body: page.body, draft: true, prerelease: false },
  });
  return readRelease(wrote);
}

function readRelease(wrote: Wrote): Release | Exclude<Sent<never>, { kind: 'accepted' }> {
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  if (wrote.kind !== 'answered') return wrote;
  const answer = release.safeParse(wrote.data);
  return answer.success ? answer.data : { kind: 'uncertain' };
}
