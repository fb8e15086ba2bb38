import type { ChangeKind } from '../../domain/notes/release-notes.ts';

/** Headings of the notes, and how a sentence counts what stands under them. */
export const kindTitles = {
  breaking: { title: 'Breaking changes', one: 'breaking change', many: 'breaking changes' },
  feature: { title: 'Features', one: 'feature', many: 'features' },
  fix: { title: 'Fixes', one: 'fix', many: 'fixes' },
  performance: { title: 'Performance', one: 'performance improvement', many: 'performance improvements' },
  revert: { title: 'Reverts', one: 'revert', many: 'reverts' },
  dependencies: { title: 'Dependencies', one: 'dependency update', many: 'dependency updates' },
  refactoring: { title: 'Refactoring', one: 'refactoring', many: 'refactorings' },
  documentation: { title: 'Documentation', one: 'documentation change', many: 'documentation changes' },
  test: { title: 'Tests', one: 'test change', many: 'test changes' },
  build: { title: 'Build', one: 'build change', many: 'build changes' },
  style: { title: 'Style', one: 'style change', many: 'style changes' },
  chore: { title: 'Chores', one: 'chore', many: 'chores' },
  other: { title: 'Other changes', one: 'other change', many: 'other changes' },
} as const satisfies Record<
  ChangeKind,
  { readonly title: string; readonly one: string; readonly many: string }
>;
