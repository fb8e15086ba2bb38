import { expect, test } from 'vitest';
import { commandWords } from '../../../sandbox/page/command-words.ts';

const manifest = `features:
  slash_commands:
    - command: /release
      usage_hint: help | cut
  shortcuts:
    - { name: Where is this?, type: message, callback_id: where }
`;

test("the composer knows the README's table of commands", async () => {
  const readme =
    '| Command | Does |\n|---|---|\n| `/release cut [project]` | Cuts **it**, `really` |\n| `/release setup owner/repo`<br>`/release setup owner/repo accept …` | Registers |\n| `/other x` | no |';
  const { commands } = await commandWords({ manifest, readme });
  expect(commands).toEqual([
    { command: '/release', form: '/release cut [project]', does: 'Cuts it, really' },
    { command: '/release', form: '/release setup owner/repo', does: 'Registers' },
    { command: '/release', form: '/release setup owner/repo accept …', does: 'Registers' },
  ]);
});

test("without one it knows the manifest's usage hint", async () => {
  const { commands, shortcuts } = await commandWords({ manifest, readme: '' });
  expect(commands.map((each) => each.form)).toEqual(['/release help', '/release cut']);
  expect(shortcuts).toEqual([{ callbackId: 'where', name: 'Where is this?', on: 'message' }]);
});
