import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { fieldsListOf, fieldsOf, stringOf } from '../slack/json.ts';
import type { CommandPart, WordsPart } from './wire/parts.ts';

interface Documents {
  readonly manifest: string;
  readonly readme: string;
}

const read = async (name: string): Promise<string> => {
  const url = new URL(`../../${name}`, import.meta.url);
  return await readFile(url, 'utf8').catch(() => '');
};

const readDocuments = async (): Promise<Documents> => {
  const [manifest, readme] = await Promise.all([read('manifest.yml'), read('README.md')]);
  return { manifest, readme };
};

const row = /^\| ((?:`\/[^`]+`(?:<br>)?)+) \| (.+?) \|$/gm;

/** The rows of the README's table of commands: form and what it does. */
const fromTable = (readme: string): readonly CommandPart[] =>
  [...readme.matchAll(row)].flatMap(([, forms = '', does = '']) =>
    [...forms.matchAll(/`([^`]+)`/g)].map(([, form = '']) => ({
      command: form.split(' ')[0] ?? '',
      form: form.replaceAll('\\|', '|'),
      does: does.replaceAll(/[`*]/g, ''),
    })),
  );

/** What Slack itself would know: the manifest's usage hint. */
const fromHint = (command: string, hint: string): readonly CommandPart[] =>
  hint
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => ({ command, form: `${command} ${each}`, does: '' }));

/** What the composer and the message menus offer, from the app's manifest and its documented commands. */
export const commandWords = async (
  documents?: Documents,
): Promise<Pick<WordsPart, 'commands' | 'shortcuts'>> => {
  const { manifest, readme } = documents ?? (await readDocuments());
  const features = fieldsOf(fieldsOf(parse(manifest))['features']);
  const table = fromTable(readme);
  const commands = fieldsListOf(features['slash_commands']).flatMap((each) => {
    const name = stringOf(each['command']) ?? '';
    const known = table.filter((one) => one.command === name);
    return known.length > 0 ? known : fromHint(name, stringOf(each['usage_hint']) ?? '');
  });
  const shortcuts = fieldsListOf(features['shortcuts']).map((each) => ({
    callbackId: stringOf(each['callback_id']) ?? '',
    name: stringOf(each['name']) ?? '',
    on: stringOf(each['type']) ?? 'message',
  }));
  return { commands, shortcuts };
};
