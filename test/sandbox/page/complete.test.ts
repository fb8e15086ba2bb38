import { describe, expect, test } from 'vitest';
import { complete, type Vocabulary } from '../../../sandbox/page/client/composer/complete.ts';

const person = (id: string, name: string, realName: string) => ({
  id,
  name,
  realName,
  timeZone: 'Etc/UTC',
  isBot: name === 'waybill',
  isGuest: false,
  isStranger: false,
  isDeactivated: name === 'leo',
  role: undefined,
});

const known: Vocabulary = {
  words: {
    commands: [
      { command: '/release', form: '/release cut [project] [at <sha>] [into <open version>]', does: 'Cuts' },
      { command: '/release', form: '/release promote [version] to <environment>', does: 'Promotes' },
      { command: '/release', form: '/release preview [project]', does: 'Shows' },
      { command: '/release', form: '/release audit verify', does: 'Verifies' },
    ],
    shortcuts: [],
    versions: ['1.5.0', '1.4.2'],
    environments: ['staging', 'production'],
    projects: ['storefront'],
  },
  people: [
    person('U1', 'dana', 'Dana Okafor'),
    person('U2', 'leo', 'Leo Fischer'),
    person('U3', 'waybill', 'Waybill'),
  ],
  groups: [{ id: 'S1', handle: 'prod-approvers', members: [] }],
  channels: [],
};
const inserts = (typed: string): readonly string[] =>
  complete(typed, known).suggestions.map((each) => each.insert);

describe('the composer', () => {
  test('completes a command from its first letters, at Enter', () => {
    expect(inserts('/rel')).toEqual(['/release ']);
    expect(complete('/rel', known).isEager).toBe(true);
  });

  test('offers sub-commands, which Enter leaves alone', () => {
    expect(inserts('/release ')).toEqual(['cut ', 'promote ', 'preview ', 'audit verify ']);
    expect(inserts('/release pr')).toEqual(['promote ', 'preview ']);
    expect(complete('/release pr', known).isEager).toBe(false);
  });

  test('offers the versions and environments that a form asks for', () => {
    expect(inserts('/release promote ')).toEqual(expect.arrayContaining(['production ', '1.5.0 ', 'to ']));
    expect(inserts('/release promote 1.5.0 to s')).toEqual(['staging ']);
    expect(complete('/release promote 1.5.0 to s', known).form).toBe(
      '/release promote [version] to <environment>',
    );
  });

  test('takes all the words of a command that has several', () => {
    expect(inserts('/release au')).toEqual(['audit verify ']);
    expect(inserts('/release audit v')).toEqual(['verify ']);
  });

  test('offers a word once', () => {
    expect(inserts('/release promote 1.5.0 t')).toEqual(['to ']);
    expect(inserts('/release promote 1.5.0 to t')).toEqual([]);
  });

  test('completes the same after a mention of the bot', () => {
    expect(inserts('@waybill pr')).toEqual(['promote ', 'preview ']);
  });

  test('offers people and groups, the bot first, and nobody who has left', () => {
    expect(inserts('hello @')).toEqual(['@waybill ', '@dana ', '@prod-approvers ']);
    expect(inserts('hello @okaf')).toEqual(['@dana ']);
  });

  test('stays silent in the middle of a sentence', () => {
    expect(inserts('mail a@b about release pr')).toEqual([]);
  });
});
