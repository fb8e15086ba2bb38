import { said } from './check-exchange.ts';
import { describedIn } from './extract.ts';

/** What a webhook's payload has that GitHub's published description does not allow; empty when all is well. */
export function checkWebhook(event: string, payload: unknown): string[] {
  const description = describedIn('2022-11-28');
  const action =
    typeof payload === 'object' && payload !== null && 'action' in payload ? String(payload.action) : '';
  const plain = event.replaceAll('_', '-');
  const name = [plain, `${plain}-${action.replaceAll('_', '-')}`].find((one) =>
    description.webhooks.includes(one),
  );
  if (name === undefined) return [`${event} ${action} is no webhook of the extract`];
  const validate = description.validator(['webhooks', name]);
  return validate(payload) ? [] : [`${name} ${said(validate.errors)}`];
}
