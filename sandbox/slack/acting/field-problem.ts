import type { Fields } from '../json.ts';

const lengthProblem = (element: Fields, text: string): string | undefined => {
  const least = Number(element['min_length'] ?? 0);
  const most = Number(element['max_length'] ?? 3000);
  if (text.length < least) return `Enter at least ${least} characters.`;
  return text.length > most ? `Enter at most ${most} characters.` : undefined;
};

const numberProblem = (element: Fields, text: string): string | undefined => {
  const value = Number(text);
  if (Number.isNaN(value)) return 'Enter a number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(value)) return 'Enter a whole number.';
  if (element['min_value'] !== undefined && value < Number(element['min_value'])) {
    return `Enter a number of at least ${Number(element['min_value'])}.`;
  }
  return element['max_value'] !== undefined && value > Number(element['max_value'])
    ? `Enter a number of at most ${Number(element['max_value'])}.`
    : undefined;
};

/** What Slack's own form would object to in a field that was filled in. */
export const fieldProblem = (element: Fields, value: Fields): string | undefined => {
  const text = typeof value['value'] === 'string' ? value['value'] : '';
  switch (element['type']) {
    case 'plain_text_input':
      return lengthProblem(element, text);
    case 'number_input':
      return numberProblem(element, text);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'Enter an email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(text) ? undefined : 'Enter a URL.';
    default:
      return undefined;
  }
};
