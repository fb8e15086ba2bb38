/** A GitHub release; a draft has no tag in git until it is published. */
export type Release = {
  readonly id: number;
  tag: string;
  target: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  readonly author: string;
  readonly createdAt: string;
  publishedAt: string | null;
};
