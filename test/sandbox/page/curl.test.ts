import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { curlWords } from '../../../sandbox/page/feed/curl.ts';

const shown = async (command: string): Promise<readonly string[]> => {
  const script = `curl() { printf '%s\\0' "$@"; }; SLACK_BOT_TOKEN=filled; ${command}`;
  const { stdout } = await promisify(execFile)('sh', ['-c', script]);
  return stdout.split('\0').slice(0, -1);
};

test('a request copied as curl means the same to a shell, whatever is in it', async () => {
  const body = { text: `it's $HOME "and" \`more\` \\ \n newline` };
  const url = "http://127.0.0.1/api/chat.postMessage?a=1&b='2'";
  const headers = { authorization: 'Bearer $SLACK_BOT_TOKEN' };
  const words = await shown(curlWords({ method: 'POST', url, headers, body }));
  expect(words).toEqual([
    '-X',
    'POST',
    url,
    '-H',
    'authorization: Bearer filled',
    '-H',
    'content-type: application/json',
    '-d',
    JSON.stringify(body),
  ]);
});
