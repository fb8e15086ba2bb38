const lookalikes: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' };

/**
 * Slack's mrkdwn cannot escape its formatting characters, so that outside text gets characters that
 * look alike and mean nothing. An underscore inside a word formats nothing and stays: names copy well.
 * Every replacement has the length of what it replaces.
 */
export function disarm(text: string): string {
  return text
    .replaceAll(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (found) => lookalikes[found] ?? found)
    .replaceAll(/:(?=[\w+'-]+:)/g, '∶')
    .replace(/^>/, '›');
}
