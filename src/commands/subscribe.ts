import { parseWebhook } from '../domain/notice/recipient.ts';
import { type SubscribableKind, subscribableKinds } from '../domain/notice/subscription.ts';
import type { Outcome } from '../domain/outcome.ts';
import { readSubscriptions } from '../operations/read-subscriptions.ts';
import { subscribeRecipient } from '../operations/subscribe-recipient.ts';
import { unsubscribeRecipient } from '../operations/unsubscribe-recipient.ts';
import { renderNoticeDone } from '../views/notice/done.ts';
import { renderSubscriptions } from '../views/notice/subscriptions.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say } from './command.ts';
import { noticeButtons, noticeModals, noticeSubmissions } from './notice-buttons.ts';
import { takeProject } from './project-word.ts';
import { missing, unexpected, type Words } from './words.ts';

const form = {
  name: 'subscribe',
  usage: [
    'subscribe [project]',
    'subscribe [project] <me, here, @person, @group, #channel or an e-mail address> to <kinds> [for <environments>] [labelled <labels>]',
    'subscribe [project] <https address> [signed with <variable>] to <kinds> [for <environments>] [labelled <labels>]',
  ],
};
const endForm = {
  name: 'unsubscribe',
  usage: ['unsubscribe [project] [me, here, @person, @group, #channel, an e-mail or a https address]'],
};

/** `/release subscribe`: who gets notices; alone, it lists them. */
export const subscribeCommand: Command = {
  ...form,
  summary:
    'Has somebody told what is coming (asn), that it arrived (pod) or failed (failure), or the digest. Alone, it lists who is.',
  examples: [
    'subscribe',
    'subscribe me to asn, pod',
    'subscribe me to my changes',
    'subscribe #support to asn and pod for production',
    'subscribe ops@partner.example to pod',
    'subscribe me to asn labelled security',
    'subscribe https://partner.example/waybill signed with PARTNER_WEBHOOK_SECRET to pod',
  ],
  answer: async (context, words) => {
    const { ports, asker } = context;
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    if (words.peek() === null) {
      const found = await readSubscriptions(ports, asker, project.value);
      return found.ok ? say(renderSubscriptions(found.value)) : refuse(found.refusal);
    }
    const recipient = await takeRecipient(context, words);
    if (recipient === null) {
      return misunderstood(unexpected(form, words.peek() ?? '', ['me', 'here']));
    }
    const variable = words.accept('signed') ? takeVariable(words) : null;
    if (variable === undefined) {
      return misunderstood(
        missing(
          form,
          'after “signed with” the name of a variable that the operator lists in WAYBILL_SECRETS',
        ),
      );
    }
    if (!words.accept('to')) {
      return misunderstood(missing(form, `“to” and what: ${subscribableKinds.join(', ')}`));
    }
    // “My changes” are two words for one kind.
    const kinds = takeList(words, ['for', ...labelled]).flatMap((word) =>
      word === 'my' ? [] : [word === 'changes' ? 'mine' : word],
    );
    const wrong = kinds.find((kind) => !isKind(kind));
    if (wrong !== undefined) return misunderstood(unexpected(form, wrong, subscribableKinds));
    const wanted = kinds.filter(isKind);
    if (wanted.length === 0) return misunderstood(missing(form, `what: ${subscribableKinds.join(', ')}`));
    const environments = words.accept('for') ? takeList(words, labelled) : [];
    const labels = labelled.some((word) => words.accept(word)) ? listIn(words.rest()) : [];
    if (labels.some((each) => each.length > longestLabel)) {
      return misunderstood(
        missing(form, `labels of at most ${longestLabel} characters, with commas between them`),
      );
    }
    const outcome = await subscribeRecipient(ports, asker, {
      project: project.value,
      recipient,
      kinds: [...new Set(wanted)],
      environments,
      labels,
      signedWith: variable,
    });
    return done(outcome, (value) => say(renderNoticeDone({ kind: 'subscribed', ...value })));
  },
  modals: noticeModals,
  buttons: noticeButtons,
  submissions: noticeSubmissions,
};

/** `/release unsubscribe`: ends one's own notices, or others' as a captain. */
export const unsubscribeCommand: Command = {
  ...endForm,
  summary: 'Ends your notices of a project, also those that a group or waybill.yaml brings you.',
  examples: [
    'unsubscribe',
    'unsubscribe here',
    'unsubscribe ops@partner.example',
    'unsubscribe https://partner.example/waybill',
  ],
  answer: async (context, words) => {
    const { ports, asker } = context;
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const isAlone = words.peek() === null;
    const recipient = isAlone ? asker.userId : await takeRecipient(context, words);
    const more = words.take();
    if (recipient === null || more !== null) {
      return misunderstood(unexpected(endForm, more ?? '', ['me', 'here']));
    }
    const outcome = await unsubscribeRecipient(ports, asker, { project: project.value, recipient });
    return done(outcome, (value) => say(renderNoticeDone({ kind: 'unsubscribed', ...value })));
  },
};

function done<T>(outcome: Outcome<T>, words: (value: T) => Reply): Reply {
  return outcome.ok ? words(outcome.value) : refuse(outcome.refusal);
}

const labelled = ['labelled', 'labeled'];
/** As GitHub has it. */
const longestLabel = 50;

const isKind = (word: string): word is SubscribableKind => subscribableKinds.some((kind) => kind === word);

/** A variable's name, never the key itself; undefined where there is none. */
function takeVariable(words: Words): string | undefined {
  words.accept('with');
  const word = words.peek() ?? '';
  if (!/^[A-Z][A-Z0-9_]{0,99}$/.test(word)) return undefined;
  words.take();
  return word;
}

/** Who is meant: oneself, this channel, somebody mentioned, a group by its handle, an e-mail address or a webhook's. */
async function takeRecipient({ ports, asker }: Context, words: Words): Promise<string | null> {
  if (words.accept('me')) return asker.userId;
  if (words.accept('here')) {
    const { channelId } = asker.place;
    // A direct conversation is the person.
    return channelId === null || channelId.startsWith('D') ? asker.userId : channelId;
  }
  const mentioned = words.takeMentioned();
  if (mentioned !== null) return mentioned;
  const word = words.peek() ?? '';
  const address = /^(?:mailto:)?([^\s@<>,;?&|"\\]+@[^\s@<>,;?&|"\\]+\.[a-z]{2,})$/i.exec(word)?.[1];
  if (address !== undefined) {
    words.take();
    return `mailto:${address}`;
  }
  const webhook = parseWebhook(word);
  if (webhook !== null) {
    words.take();
    return webhook;
  }
  if (!/^@[\w.-]+$/.test(word)) return null;
  const groups = await ports.slack.userGroups();
  const group = groups.find(({ handle }) => handle.toLowerCase() === word.slice(1).toLowerCase());
  if (group !== undefined) words.take();
  return group?.id ?? null;
}

/** Words up to one that ends them, with commas and “and” between them. */
function takeList(words: Words, ends: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let word = words.peek(); word !== null && !ends.includes(word.toLowerCase()); word = words.peek()) {
    found.push(...listIn(word.toLowerCase()));
    words.take();
  }
  return found.filter((each) => each !== 'and');
}

/** A label may have spaces in it: only commas are between two. */
const listIn = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
