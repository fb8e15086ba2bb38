import type { Ask } from '../domain/request/request.ts';
import { nearest } from '../domain/text/nearest.ts';
import { abandonCommand } from './abandon.ts';
import { auditCommand } from './audit.ts';
import { type Command, type Context, misunderstood, type Reply } from './command.ts';
import { cutCommand } from './cut.ts';
import { diffCommand } from './diff.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { freezeCommand, unfreezeCommand } from './freeze.ts';
import { helpFor } from './help.ts';
import { historyCommand } from './history.ts';
import { homeReply } from './home.ts';
import { hotfixCommand } from './hotfix.ts';
import { liftCommand } from './lift.ts';
import { linkCommand } from './link.ts';
import { metricsCommand } from './metrics.ts';
import { notesCommand } from './notes.ts';
import { noticesCommand } from './notices.ts';
import { pickCommand } from './pick.ts';
import { previewCommand } from './preview.ts';
import { promoteCommand } from './promote.ts';
import { queueCommand } from './queue.ts';
import { quietCommand } from './quiet.ts';
import { redeployCommand, retryCommand } from './retry.ts';
import { rollbackCommand } from './rollback.ts';
import { scheduleCommand } from './schedule.ts';
import { setupCommand } from './setup.ts';
import { simulateCommand } from './simulate.ts';
import { statusCommand } from './status.ts';
import { subscribeCommand, unsubscribeCommand } from './subscribe.ts';
import { waiveCommand } from './waive.ts';
import { whereCommand } from './where.ts';
import { whyCommand } from './why.ts';
import { readWords, type Words } from './words.ts';

/** Everything that can be asked of Waybill. Help, README and the manifest's usage hint come from it. */
export const commands: readonly Command[] = [
  helpFor(() => commands),
  setupCommand,
  doctorCommand,
  previewCommand,
  cutCommand,
  pickCommand,
  hotfixCommand,
  whereCommand,
  waiveCommand,
  statusCommand,
  notesCommand,
  promoteCommand,
  retryCommand,
  redeployCommand,
  rollbackCommand,
  liftCommand,
  whyCommand,
  simulateCommand,
  queueCommand,
  freezeCommand,
  unfreezeCommand,
  scheduleCommand,
  diffCommand,
  subscribeCommand,
  unsubscribeCommand,
  quietCommand,
  digestCommand,
  metricsCommand,
  noticesCommand,
  abandonCommand,
  historyCommand,
  auditCommand,
  linkCommand,
];

/** The reply to whatever was asked: a command, a button, a modal or the Home tab. */
export async function replyTo(context: Context): Promise<Reply> {
  const { ask } = context.request;
  switch (ask.kind) {
    case 'command':
    case 'mention':
      return answerText(context, ask.text);
    case 'button':
      return answerButton(context, ask);
    case 'submission': {
      const submission = commands.flatMap(({ submissions }) => submissions?.[ask.view] ?? [])[0];
      return submission === undefined ? answerText(context, 'help') : submission(context, ask);
    }
    case 'home':
      return homeReply(context);
    default:
      return ask satisfies never;
  }
}

/** The command's name; *roll back* is what the button reads, and what people type. */
function takeName(words: Words): string | undefined {
  const name = words.take()?.toLowerCase();
  return name === 'roll' && words.accept('back') ? rollbackCommand.name : name;
}

/** Whether what an ask's modal shows is said by a message where it cannot be opened. */
export function isSaidInstead(ask: Ask): boolean {
  return commandOf(ask)?.saysInstead === true;
}

/** Whether what was asked may take long, by the command that it belongs to. */
export function isLong(ask: Ask): boolean {
  return commandOf(ask)?.isLong === true;
}

function commandOf(ask: Ask): Command | undefined {
  switch (ask.kind) {
    case 'command':
    case 'mention': {
      const name = takeName(readWords(ask.text));
      return commands.find((one) => one.name === name);
    }
    case 'button':
      return commands.find(({ buttons }) => buttons?.[actOf(ask.action)] !== undefined);
    case 'submission':
      return commands.find(({ submissions }) => submissions?.[ask.view] !== undefined);
    case 'home':
      return undefined;
    default:
      return ask satisfies never;
  }
}

/** The title of the modal that an ask opens at once; null where it opens none. */
export function modalTitle(ask: Ask): string | null {
  if (ask.kind === 'command') {
    const name = takeName(readWords(ask.text));
    return commands.find((one) => one.name === name)?.opens?.(ask.text) ?? null;
  }
  if (ask.kind !== 'button') return null;
  return commands.flatMap(({ modals }) => modals?.[actOf(ask.action)] ?? [])[0] ?? null;
}

/** Several buttons of one act in one row are numbered: Slack wants each by a name of its own. */
const actOf = (action: string): string => action.replace(/:\d+$/, '');

async function answerButton(
  context: Context,
  { action, value }: Extract<Ask, { kind: 'button' }>,
): Promise<Reply> {
  if (action.startsWith('link:')) return { kind: 'nothing' };
  const button = commands.flatMap(({ buttons }) => buttons?.[actOf(action)] ?? [])[0];
  return button === undefined ? answerText(context, 'help') : button(context, value);
}

function answerText(context: Context, text: string): Promise<Reply> {
  const words = readWords(text);
  const name = takeName(words) ?? 'help';
  const command = commands.find((one) => one.name === name);
  if (command !== undefined) return command.answer(context, words);
  const names = commands.map((one) => one.name);
  return Promise.resolve(
    misunderstood({
      usage: {
        problem: { kind: 'unknown-command', text: name, nearest: nearest(name, names) },
        command: null,
        forms: ['help'],
      },
    }),
  );
}
