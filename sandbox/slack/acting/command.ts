import { isFields } from '../json.ts';
import type { Channel } from '../workspace/channel.ts';
import { createTrigger } from '../workspace/triggers.ts';
import { activePerson, channelName, type Outcome, type Stage, slackSays, writableChannel } from './stage.ts';
import { typedText } from './typed-text.ts';

/** A slash command as a person types it. */
export interface TypedCommand {
  readonly userId: string;
  /** With its slash: `/release`. */
  readonly command: string;
  readonly text: string;
  readonly channel: string;
  /** Typed in a thread's composer, where Slack refuses it. */
  readonly threadTs?: string;
}

const failureWords = (command: string, status: 'operation_timeout' | 'dispatch_failed'): string =>
  status === 'operation_timeout'
    ? `${command} failed because the app did not respond`
    : `${command} failed with the error "dispatch_failed"`;

const refusal = (stage: Stage, typed: TypedCommand, teamId: string): string | undefined => {
  if (!stage.commands.includes(typed.command) || teamId !== stage.world.team.id) {
    return `${typed.command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as slash commands.`;
  }
  return typed.threadTs === undefined ? undefined : `${typed.command} is not supported in threads. Sorry!`;
};

/** Types a slash command, and shows its answer or Slack's complaint to the person. */
export const typeCommand = async (stage: Stage, typed: TypedCommand): Promise<Outcome> => {
  const { world } = stage;
  const person = activePerson(world, typed.userId);
  const channel: Channel = writableChannel(world, person, typed.channel);
  const to = { userId: person.id, channel, threadTs: typed.threadTs };
  const refused = refusal(stage, typed, person.teamId);
  if (refused !== undefined) {
    slackSays(stage, to, refused);
    return { status: 'refused', words: refused };
  }
  const origin = { userId: person.id, channel: channel.id };
  const body = {
    token: 'sandbox-verification-token',
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: typed.command,
    text: stage.shouldEscape ? typedText(world, typed.text.trim(), 'labelled') : typed.text.trim(),
    api_app_id: world.bot.appId,
    is_enterprise_install: 'false',
    response_url: stage.urls.create('commands', origin),
    trigger_id: createTrigger(world, origin),
  };
  const receipt = await stage.courier.send({ kind: 'command', what: 'command', channel: channel.id, body });
  if (receipt.status !== 'ok') {
    const words = failureWords(typed.command, receipt.status);
    slackSays(stage, to, words);
    return { status: receipt.status, words };
  }
  if (isFields(receipt.body)) {
    const wrong = stage.urls.respond(origin, receipt.body);
    if (wrong !== undefined) slackSays(stage, to, failureWords(typed.command, 'dispatch_failed'));
    return wrong === undefined ? { status: 'ok' } : { status: 'dispatch_failed', words: wrong };
  }
  return { status: 'ok' };
};
