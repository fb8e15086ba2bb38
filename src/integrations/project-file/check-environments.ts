import { lastTier, type Tier, tiers } from '../../domain/project/environment.ts';
import type { ProjectOutline } from './outline.ts';
import type { Path } from './place.ts';
import { type Finding, findingAt } from './read-issues.ts';
import { unknownEnvironment } from './unknown-environment.ts';

type Environments = ProjectOutline['environments'];

/** More than any project has; beyond it, looking for circles would take too long. */
const most = 50;

/** Checks what environments say of each other: order, last tier, and nothing named twice. */
export function checkEnvironments(at: Path, environments: Environments): readonly Finding[] {
  const names = Object.keys(environments);
  if (names.length > most) {
    const message = `There are ${names.length} environments in one project.`;
    return [{ path: at, message, hint: `Write at most ${most}.` }];
  }
  return [
    ...names.flatMap((name) => checkAfter(at, name, environments)),
    ...names.flatMap((name) => checkThrough(at, name, environments)),
    ...checkLastTier(at, environments),
    ...names.flatMap((name) => checkRepeated([...at, name], environments[name])),
  ];
}

function checkAfter(at: Path, name: string, environments: Environments): readonly Finding[] {
  const names = Object.keys(environments);
  return (environments[name]?.after ?? []).flatMap((other, index): readonly Finding[] => {
    const path = [...at, name, 'after', index];
    if (other === name) {
      return [
        { path, message: `${name} would wait for itself.`, hint: 'Name an environment written above it.' },
      ];
    }
    if (!names.includes(other)) return [{ path, ...unknownEnvironment(other, names) }];
    if (names.indexOf(other) < names.indexOf(name)) return [];
    const circle = wayTo(name, other, environments);
    const hint = `Environments are written in order: put ${other} above ${name}, or take it out here.`;
    if (circle === null) return [{ path, message: `${other} is written below ${name}.`, hint }];
    const message = `${[name, ...circle].join(' waits for ')}: none would ever be deployed to.`;
    return [{ path, message, hint: 'Take one of them out.' }];
  });
}

/** What a hotfix may go through is there, and is not where it goes. */
function checkThrough(at: Path, name: string, environments: Environments): readonly Finding[] {
  const names = Object.keys(environments);
  return (environments[name]?.hotfix.through ?? []).flatMap((other, index): readonly Finding[] => {
    const path = [...at, name, 'hotfix', 'through', index];
    if (!names.includes(other)) return [{ path, ...unknownEnvironment(other, names) }];
    if (other !== name) return [];
    return [{ path, message: `${name} would come before itself.`, hint: 'Name another environment.' }];
  });
}

/** The chain by which an environment waits for another; null where it does not. */
function wayTo(
  goal: string,
  start: string,
  environments: Environments,
  seen = new Set<string>(),
): readonly string[] | null {
  if (start === goal) return [goal];
  if (seen.has(start)) return null;
  seen.add(start);
  for (const next of afterOf(start, environments)) {
    const rest = wayTo(goal, next, environments, seen);
    if (rest !== null) return [start, ...rest];
  }
  return null;
}

/** What an environment waits for, the one before it included where it says nothing. */
function afterOf(name: string, environments: Environments): readonly string[] {
  const names = Object.keys(environments);
  const before = names[names.indexOf(name) - 1];
  return environments[name]?.after ?? (before === undefined ? [] : [before]);
}

function checkLastTier(at: Path, environments: Environments): readonly Finding[] {
  const tiered = Object.values(environments).flatMap(({ tier }) => (isTier(tier) ? [{ tier }] : []));
  const last = lastTier(tiered);
  return Object.entries(environments).flatMap(([name, { tier, approvals }]): readonly Finding[] => {
    if (tier !== last || approvals !== undefined) return [];
    const message = `This is the last tier (${tier}), where approvals must be written out.`;
    const hint = 'Write approvals: { count: 2, from: ["@prod-approvers"] }, or { count: 0 } for none.';
    return [{ path: [...at, name, 'approvals'], message, hint }];
  });
}

function isTier(text: string): text is Tier {
  return tiers.some((tier) => tier === text);
}

function checkRepeated(at: Path, environment: Environments[string] | undefined): readonly Finding[] {
  const urls = environment?.verify.smoke.map(({ url }) => url) ?? [];
  const checks = environment?.checks.map(({ name, app }) => `${name} ${app}`) ?? [];
  return [
    ...repeated(urls).map((index) => findingAt([...at, 'verify', 'smoke', index], twice('smoke check'))),
    ...repeated(checks).map((index) => findingAt([...at, 'checks', index], twice('check'))),
  ];
}

function repeated(keys: readonly string[]): readonly number[] {
  return keys.flatMap((key, index) => (key.trim() !== '' && keys.indexOf(key) < index ? [index] : []));
}

function twice(what: string) {
  return { message: `This ${what} is there twice.`, hint: 'Keep one of them.' };
}
