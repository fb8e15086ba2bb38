import { expect, test } from 'vitest';
import { isSaidInstead, modalTitle } from '../../src/commands/index.ts';
import { readRollback } from '../../src/commands/rollback-words.ts';
import { readWords } from '../../src/commands/words.ts';

const typed = (text: string) => ({ kind: 'command', text }) as const;

test.each(['rollback production', 'roll back production', 'Roll Back production'])(
  'a rollback is asked for as its button reads: %s',
  (text) => {
    expect(modalTitle(typed(text))).toBe('Roll back');
    expect(isSaidInstead(typed(text))).toBe(true);
  },
);

test('what is ordered in words opens no window', () => {
  expect(modalTitle(typed('roll back production because it is broken'))).toBeNull();
  expect(modalTitle(typed('rollback production explain because it is broken'))).toBeNull();
  expect(modalTitle(typed('roll production'))).toBeNull();
});

test('every window of a rollback has words for where it cannot be opened', () => {
  for (const action of ['ask', 'again', 'explain', 'lift', 'clear', 'go-on']) {
    const ask = {
      kind: 'button',
      action: `rollback:${action}`,
      value: '',
      on: 'message',
      context: '',
    } as const;
    expect(modalTitle(ask)).not.toBeNull();
    expect(isSaidInstead(ask)).toBe(true);
  }
});

const read = (text: string) => readRollback(readWords(text));

test('half of the words that free a lane do not free it', () => {
  expect(read('production nothing runs because the runner is gone')).toMatchObject({
    input: { act: 'go-on', because: 'the runner is gone' },
  });
  expect(read('production nothing because the runner is gone')).toHaveProperty('usage');
});
