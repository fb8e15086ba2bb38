import { describe, expect, test } from 'vitest';
import {
  type InputValues,
  inputPlaceholders,
  placeholdersIn,
  renderInputs,
  tellsCandidatesApart,
} from '../../../src/domain/version/input-template.ts';

const values: InputValues = {
  version: '1.5.0',
  candidate: '1.5.0-rc.2',
  ref: 'v1.5.0-rc.2',
  sha: 'abc1234def5678901234567890123456789012ab',
  artifact: '1.5.0-build.456-abc1234',
  digest: null,
  environment: 'staging',
  dispatch: 'wb-0123456789ab',
  deployment: null,
  requester: 'octocat',
  approvers: 'octocat, slack:U0ADA',
};

describe('the inputs of a workflow', () => {
  test('are filled in, several to a text, with the rest left as it is', () => {
    const templates = {
      image: 'shop:{artifact}',
      both: '{version}/{version} in {environment}',
      fixed: 'yes',
    };
    expect(renderInputs(templates, values)).toEqual({
      inputs: { image: 'shop:1.5.0-build.456-abc1234', both: '1.5.0/1.5.0 in staging', fixed: 'yes' },
      unknown: [],
    });
  });

  test('know every documented placeholder', () => {
    const all = Object.keys(inputPlaceholders);
    const { unknown } = renderInputs({ all: all.map((name) => `{${name}}`).join(' ') }, values);
    expect(unknown).toEqual([]);
  });

  test('are empty where a value is not known yet', () => {
    expect(renderInputs({ digest: '{digest}' }, values).inputs).toEqual({ digest: '' });
  });

  test('name each placeholder that means nothing, with its input', () => {
    expect(renderInputs({ a: '{versoin}', b: '{sha} {Sha}' }, values)).toEqual({
      inputs: { a: '{versoin}', b: `${values.sha} {Sha}` },
      unknown: [
        { input: 'a', placeholder: 'versoin' },
        { input: 'b', placeholder: 'Sha' },
      ],
    });
  });

  test('may be JSON, and are not filled in twice', () => {
    const tricky = { ...values, ref: '{sha}', version: '$&' };
    expect(renderInputs({ json: '{"ref": "{ref}", "v": {version}}' }, tricky)).toEqual({
      inputs: { json: '{"ref": "{sha}", "v": $&}' },
      unknown: [],
    });
    expect(placeholdersIn('{constructor}{constructor}')).toEqual(['constructor']);
    expect(renderInputs({ a: '{constructor}' }, values).unknown).toHaveLength(1);
  });

  test.each([
    [{ v: '{candidate}' }, true],
    [{ v: 'x-{sha}' }, true],
    [{ v: '{ref}' }, true],
    [{ v: '{artifact}' }, true],
    [{ v: '{digest}' }, true],
    [{ v: '{version}', e: '{environment}', d: '{dispatch}' }, false],
    [{}, false],
  ])('%j tell one candidate from another: %s', (templates, expected) => {
    expect(tellsCandidatesApart(templates)).toBe(expected);
  });
});
