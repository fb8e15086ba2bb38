import { type ReadTime, readTime } from '../domain/calendar/read-time.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { Context } from './command.ts';

/** Some words for a time, read on the wall clock of whoever typed them. */
export async function readTimeOf({ ports, asker }: Context, text: string): Promise<ReadTime | null> {
  return readTime(text, await zoneOf(ports, asker.userId), ports.clock.now());
}

/** The zone that Slack knows of a person. The answer names it, so that another is seen. */
async function zoneOf({ slack }: Context['ports'], userId: Context['asker']['userId']): Promise<string> {
  try {
    return (await slack.person(userId))?.timeZone ?? 'UTC';
  } catch (error) {
    if (error instanceof IntegrationError) return 'UTC';
    throw error;
  }
}
