import { describe, expect, test } from 'vitest';
import { parseProjectFile } from '../../../src/integrations/project-file/parse-project-file.ts';
import { processorMsOf } from '../../support/processor-time.ts';

function problemsOf(file: string): readonly string[] {
  const parsed = parseProjectFile(file);
  if (parsed.ok) return [];
  return parsed.problems.map(({ line, message }) => `${line}: ${message}`);
}

const head = 'version: 1\nprojects:\n';
const small = '  a: { channel: C012, build: none, environments: {} }\n';

describe('a waybill.yaml that is not as it should be', () => {
  test.each([
    ['', '1: The file is empty.'],
    ['# nothing\n', '1: The file is empty.'],
    ['just text', '1: "just text" is not a waybill.yaml.'],
    ['- 1\n', '1: A list is not a waybill.yaml.'],
    [`${head}${small}projects: {}\n`, '4: This key is there twice.'],
    [`${head}${small}${small}`, '4: This key is there twice.'],
    [`${head}\ta: {}\n`, '3: The line is indented with a tab.'],
    [`${head}${small}---\n${head}${small}`, '4: The file holds several documents.'],
    [`${head}  a: *nothing\n`, '3: The alias (*name) stands for nothing.'],
    [`${head}  a: !include other.yaml\n`, '3: Tags (!name) mean nothing here.'],
    [`${head}  a: { channel: "C012\n`, '4: This is not YAML.'],
    [`${head}  __proto__: { channel: C012 }\n${small}`, '3: There is no key "__proto__" here.'],
    [`${head}${small}<<: {}\n`, '4: There is no key "<<" here.'],
    [`version: 1\nprojects: {}\n`, '2: There is no project.'],
    [`x${' '.repeat(300_000)}`, '1: The file is larger than 128 KB.'],
  ])('is told so: %j', (file, expected) => {
    expect(problemsOf(file).some((problem) => problem === expected)).toBe(true);
  });

  test('is told the first error of its syntax, without its echoes', () => {
    expect(problemsOf(`${head}  a: [\n  b: ]\n c: {\n}}`)).toHaveLength(1);
  });

  test('cannot exhaust memory with aliases of aliases', () => {
    const layers = Array.from({ length: 12 }, (_, i) => {
      const inner = i === 0 ? '"x"' : `*l${i - 1}`;
      return `l${i}: &l${i} [${Array.from({ length: 9 }, () => inner).join(', ')}]`;
    });
    expect(problemsOf(`${layers.join('\n')}\n`)).toEqual([
      '1: The aliases in this file multiply beyond measure.',
    ]);
  });

  test.each([
    'xoxb-123456789012-abcdefabcdef',
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'github_pat_11ABCDEFG',
    'https://user:secret-word@shop.example/healthz',
    '"-----BEGIN RSA PRIVATE KEY-----"',
  ])('does not have its secret repeated: %s', (secret) => {
    const parsed = parseProjectFile(
      `${head}${small}    trunk: ${secret}\n  b: { channel: ${secret}, trunk: ${secret} }\n`,
    );
    const inOneLine = parseProjectFile(
      `${head}  b: { channel: ${secret}, trunk: ${secret}, build: ${secret} }\n`,
    );
    expect(inOneLine.ok).toBe(false);
    expect(JSON.stringify(inOneLine)).toContain('This looks like a secret');
    for (const result of [parsed, inOneLine]) {
      expect(JSON.stringify(result)).not.toContain(secret.replaceAll('"', ''));
      expect(JSON.stringify(result)).not.toContain('secret-word');
    }
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['brackets that close', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['maps', `a: ${'{a: '.repeat(20_000)}${'}'.repeat(20_000)}`],
    ['unknown keys', Array.from({ length: 9_000 }, (_, i) => `key${i}: 1`).join('\n')],
    [
      'environments',
      `${head}  a:\n    environments:\n${Array.from({ length: 2_000 }, (_, i) => `      e${i}: { after: [e${i + 1}] }`).join('\n')}`,
    ],
    [
      'projects',
      `${head}${Array.from({ length: 2_000 }, (_, i) => `  p${i}: { channel: C012 }`).join('\n')}`,
    ],
  ])('cannot keep the bot busy with %s', (_what, file) => {
    const busyMs = processorMsOf(() => {
      const problems = problemsOf(file);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.length).toBeLessThan(110);
    });
    expect(busyMs).toBeLessThan(5_000);
  });

  test('with very many problems is told a hundred, and how many more there are', () => {
    const file = Array.from({ length: 300 }, (_, i) => `key${i}: 1`).join('\n');
    expect(problemsOf(file).at(-1)).toMatch(/^\d+: There are 202 more problems\.$/);
  });
});
