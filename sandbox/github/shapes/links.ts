import type { Repository } from '../state/repository.ts';
import { fullName } from '../state/repository.ts';
import { apiUrl, type World } from '../state/world.ts';

/** The API address of a path below a repository. */
export const repoApi = (world: World, repository: Repository, path = ''): string =>
  `${apiUrl(world)}/repos/${fullName(repository)}${path}`;

/** Where a browser would look; the stand-in answers there with a plain page. */
export const web = (world: World, repository: Repository, path = ''): string =>
  `${world.url()}/${fullName(repository)}${path}`;

/** An opaque id in the form GitHub gives them. */
export const nodeId = (prefix: string, id: number | string): string =>
  `${prefix}_${Buffer.from(String(id)).toString('base64url')}`;
