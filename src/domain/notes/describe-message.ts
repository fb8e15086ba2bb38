import { readConventional } from './conventional-message.ts';
import type { ChangeKind } from './release-notes.ts';

/** What one message says a change is. `kind` is *other* where it does not follow Conventional Commits. */
export type Description = {
  readonly kind: ChangeKind;
  readonly title: string;
  readonly scope: string | null;
  readonly breaking: string | null;
};

const kindsByType: Readonly<Record<string, ChangeKind>> = {
  feat: 'feature',
  feature: 'feature',
  fix: 'fix',
  bugfix: 'fix',
  hotfix: 'fix',
  perf: 'performance',
  revert: 'revert',
  deps: 'dependencies',
  refactor: 'refactoring',
  docs: 'documentation',
  doc: 'documentation',
  test: 'test',
  tests: 'test',
  build: 'build',
  ci: 'build',
  style: 'style',
  chore: 'chore',
};

/** What git and GitHub make of a title when a commit is reverted, or a revert is. */
const wrapped = /^(Revert|Reapply) "(.*)"(?: \(#\d+\))?$/s;
const ownNumber = / \(#(\d+)\)$/;

/**
 * Describes a change by a commit message or a pull request's title. `Revert "Revert "feat: cart""` is the
 * feature again; a single `Revert` keeps its words, so that it is plain what was taken back.
 */
export function describeMessage(message: string, prNumber: number | null): Description {
  const [header = '', ...rest] = storable(message).trimStart().split('\n');
  const { isReversal, inner } = unwrap(header.trim());
  if (isReversal) {
    return { kind: 'revert', title: withoutNumber(header.trim(), prNumber), scope: null, breaking: null };
  }
  const read = readConventional([inner, ...rest].join('\n'));
  const kind = kindOf(read.type, read.scope);
  // "cart: round up" follows another convention: there, the word before the colon is part of the title.
  const title = kind === null && read.breaking === null ? inner : read.subject;
  return {
    kind: read.breaking === null ? (kind ?? 'other') : 'breaking',
    title: withoutNumber(title, prNumber),
    scope: kind === null ? null : read.scope,
    breaking: read.breaking === null ? null : withoutNumber(read.breaking, prNumber),
  };
}

/** More than any person writes, and little enough that no message can keep a pattern busy. */
const longest = 20_000;

/** Without what the database's JSON cannot hold: zero characters and halves of a surrogate pair. */
function storable(message: string): string {
  return message.slice(0, longest).toWellFormed().replaceAll('\0', '');
}

function unwrap(header: string): { readonly isReversal: boolean; readonly inner: string } {
  let inner = header;
  let isReversal = false;
  for (let match = wrapped.exec(inner); match !== null; match = wrapped.exec(inner)) {
    if (match[1] === 'Revert') isReversal = !isReversal;
    inner = match[2] ?? '';
  }
  return { isReversal, inner };
}

function kindOf(type: string | null, scope: string | null): ChangeKind | null {
  if (type === null || !Object.hasOwn(kindsByType, type)) return null;
  const kind = kindsByType[type] ?? null;
  const isDependency = scope === 'deps' || scope === 'deps-dev';
  return isDependency && (kind === 'chore' || kind === 'build') ? 'dependencies' : kind;
}

/** A title that ends in its own pull request's number says it twice; any other number is left. */
function withoutNumber(title: string, prNumber: number | null): string {
  const [end, number] = ownNumber.exec(title) ?? [];
  return end !== undefined && Number(number) === prNumber ? title.slice(0, -end.length) : title;
}
