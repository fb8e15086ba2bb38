import { expect, test } from 'vitest';
import { readWorkflowFile } from '../../../src/integrations/github/workflow-file.ts';

const read = (text: string) => readWorkflowFile('build.yml', text, 'active');

test.each([
  ['on: workflow_dispatch', []],
  ['on: [push, workflow_dispatch]', []],
  ['on:\n  workflow_dispatch:', []],
  ['on:\n  workflow_dispatch: {}', []],
  ['"on":\n  workflow_dispatch: null', []],
  ['true:\n  workflow_dispatch:', []],
  ['on: push', null],
  ['on:\n  workflow_call:\n    inputs: {a: {type: string}}', null],
])('a workflow can be dispatched when it says so, in whatever form: %s', (text, inputs) => {
  expect(read(text)).toMatchObject({ problem: null, inputs });
});

test('inputs are read with their type, choices, default and whether they are required', () => {
  const { inputs } = read(`
on:
  workflow_dispatch:
    inputs:
      version: { required: true, type: string }
      dry: { type: boolean, default: false }
      place: { type: choice, options: [staging, 2], required: "true" }
      where: { type: environment }
      note:
      odd: { type: invented }
`);
  expect(inputs).toEqual([
    { name: 'version', type: 'string', isRequired: true, hasDefault: false, choices: [] },
    { name: 'dry', type: 'boolean', isRequired: false, hasDefault: true, choices: [] },
    { name: 'place', type: 'choice', isRequired: true, hasDefault: false, choices: ['staging', '2'] },
    { name: 'where', type: 'environment', isRequired: false, hasDefault: false, choices: [] },
    { name: 'note', type: 'string', isRequired: false, hasDefault: false, choices: [] },
    { name: 'odd', type: 'string', isRequired: false, hasDefault: false, choices: [] },
  ]);
});

test('inputs that are shared by an anchor are read as if they were written out', () => {
  const { inputs } = read(`
x-inputs: &inputs
  version: { required: true }
on:
  workflow_call: { inputs: *inputs }
  workflow_dispatch: { inputs: *inputs }
`);
  expect(inputs?.map(({ name }) => name)).toEqual(['version']);
});

test.each([
  ['on: push', { include: null, ignore: [] }],
  ['on: [push]', { include: null, ignore: [] }],
  ['on: { push: { paths: [src/**] } }', { include: null, ignore: [] }],
  ['on: { push: { branches: [main] } }', null],
  ['on: { push: { branches-ignore: [main] } }', null],
  ["on: { push: { tags: ['v*', '!v0*'] } }", { include: ['v*', '!v0*'], ignore: [] }],
  ['on: { push: { tags: v* } }', { include: ['v*'], ignore: [] }],
  ["on: { push: { tags-ignore: ['*-rc*'] } }", { include: null, ignore: ['*-rc*'] }],
  ['on: { push: { branches: [main], tags: [v1] } }', { include: ['v1'], ignore: [] }],
  ['on: workflow_dispatch', null],
])('which tags start a workflow is told by its filters: %s', (text, tags) => {
  expect(read(text).tags).toEqual(tags);
});

test('a new ref or a release may start a workflow too', () => {
  expect(read('on: [create, release]')).toMatchObject({ startsOnCreate: true });
  expect(read('on: { release: { types: [published] } }').releaseEvents).toEqual(['published']);
  expect(read('on: release').releaseEvents).toContain('published');
  expect(read('on: push').releaseEvents).toEqual([]);
});

test('the run name is kept as it is written', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is GitHub's template, not ours
  const name = 'Build ${{ inputs.version }}';
  expect(read(`run-name: ${name}\non: workflow_dispatch`).runName).toBe(name);
});

test.each([
  ['on: [', 'at line'],
  ['name: Build\non: "push', 'at line 2'],
  ['- on', 'not a map'],
  ['', 'not a map'],
  ['name: Build', 'what starts it'],
  [
    `a: &a [1]\n${Array.from(
      { length: 12 },
      (_, n) =>
        `b${n}: &b${n} [${Array(9)
          .fill(n === 0 ? '*a' : `*b${n - 1}`)
          .join(',')}]`,
    ).join('\n')}\non: push`,
    'unfold',
  ],
])('a file that is no workflow says what is wrong, without quoting it', (text, problem) => {
  const found = read(text);
  expect(found.problem).toContain(problem);
  expect(found).toMatchObject({ inputs: null, tags: null, startsOnCreate: false });
});

test('a file that could not be had says so', () => {
  expect(readWorkflowFile('big.yml', null, 'unknown').problem).toContain('too large');
});
