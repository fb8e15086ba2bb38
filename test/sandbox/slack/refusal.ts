import { isFields } from '../../../sandbox/slack/json.ts';

/** What Slack answered to a call that it refused; fails where the call went through. */
export const refusal = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
  } catch (error) {
    return isFields(error) && 'data' in error ? error['data'] : error;
  }
  throw new Error('Slack did not refuse.');
};
