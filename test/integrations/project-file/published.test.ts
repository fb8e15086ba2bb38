import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configurationTables, fillMarkers } from '../../../scripts/configuration-tables.ts';
import { projectFileJsonSchema } from '../../../src/integrations/project-file/json-schema.ts';
import { parseProjectFile } from '../../../src/integrations/project-file/parse-project-file.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const guide = read('docs/configuration.md');
const published: object = JSON.parse(read('waybill.schema.json'));
const validate = new Ajv.default({ strict: true, strictTypes: false }).compile(published);
const sample = read('test/integrations/project-file/storefront.yaml');

describe('the published schema', () => {
  test('is the one that files are read by (else: npm run generate)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(projectFileJsonSchema())));
  });

  test('agrees with the reader on a good file', () => {
    expect(validate(parse(sample))).toBe(true);
  });

  test.each([
    ['soak: 30m', 'soak: 30'],
    ['tier: staging', 'tier: stage'],
    ['    captains:', '    captain:'],
    ['  storefront:\n', '  Storefront:\n'],
    ['channel: C0123RELEASES', 'chanel: C0123RELEASES'],
  ])('agrees with the reader on a bad one: %j as %j', (from, to) => {
    const file = sample.replace(from, to);
    expect(file).not.toBe(sample);
    expect(validate(parse(file))).toBe(false);
    expect(parseProjectFile(file).ok).toBe(false);
  });

  test('describes every key', () => {
    const undescribed: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        look(value, `${path}/${key}`);
        const isKey = path.endsWith('/properties');
        if (isKey && !('description' in value)) undescribed.push(`${path}/${key}`);
      }
    };
    look(published, '');
    expect(undescribed).toEqual([]);
  });
});

describe('the guide to configuration', () => {
  test('has the tables of the schemas (else: npm run generate)', () => {
    expect(guide).toBe(fillMarkers(guide, configurationTables()));
  });

  test('shows a file that is valid', () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(parseProjectFile(example)).toMatchObject({ ok: true });
  });

  test('has a row for every variable', () => {
    for (const name of ['SLACK_BOT_TOKEN', 'WAYBILL_AUDIT_CHANNEL', 'LOG_LEVEL'])
      expect(guide).toContain(`| \`${name}\` |`);
  });
});
