import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../../src/commands/index.ts';
import { mentions, read } from './support/repository.ts';

const names = new Set(commands.map(({ name }) => name));

const manifest = z
  .object({ features: z.object({ slash_commands: z.array(z.object({ usage_hint: z.string() })) }) })
  .parse(parse(read('manifest.yml')));

describe('the commands', () => {
  test('stand in the README’s table with all their forms, and nothing else does', () => {
    const table = read('README.md').split('<!-- generated: commands -->')[1]?.split('<!-- end -->')[0] ?? '';
    const listed = [...table.matchAll(/`\/release ([^`]+)`/g)].map(([, form = '']) => form);
    expect(listed.toSorted()).toEqual(commands.flatMap(({ usage }) => usage).toSorted());
  });

  test('that a document tells people to type are there', () => {
    const typed = mentions(/\/release ([a-z]+)/g);
    expect(typed.length).toBeGreaterThan(10);
    expect(typed.filter(({ what }) => !names.has(what))).toEqual([]);
  });

  test('are those that Slack hints at while one types, with what is needed in a hurry first', () => {
    const hints = manifest.features.slash_commands.flatMap(({ usage_hint }) => usage_hint.split('|'));
    const hinted = hints.map((hint) => hint.trim().split(' ')[0] ?? '');
    expect(hinted.toSorted()).toEqual([...names].toSorted());
    expect(hinted.slice(0, 8)).toEqual(expect.arrayContaining(['help', 'rollback', 'promote', 'hotfix']));
  });
});
