import type { Letter } from '../outside/start-outside.ts';
import type { SeenMessage } from '../slack/control/seen.ts';
import { fieldsOf, parsedJson, stringOf } from '../slack/json.ts';
import { people } from '../slack/workspace/seed.ts';
import type { Sandbox } from '../start-sandbox.ts';
import type { Claim } from './story.ts';

type MailLetter = Extract<Letter, { kind: 'mail' }>;
type WebhookLetter = Extract<Letter, { kind: 'webhook' }>;

const mails = ({ outside }: Sandbox, version: string): readonly MailLetter[] =>
  outside
    .letters()
    .filter((each) => each.kind === 'mail')
    .filter(({ mail }) => mail.subject.endsWith(` ${version}`));

const dataOf = (body: string) => fieldsOf(fieldsOf(parsedJson(body))['data']);

const webhooks = ({ outside }: Sandbox, version: string): readonly WebhookLetter[] =>
  outside
    .letters()
    .filter((each) => each.kind === 'webhook')
    .filter(({ webhook }) => dataOf(webhook.body)['release'] === version);

const kindsOf = (sandbox: Sandbox, version: string): string =>
  webhooks(sandbox, version)
    .map(({ webhook }) => stringOf(dataOf(webhook.body)['kind']))
    .join(' ');

/** Those who are told in Slack, and where they read it. */
const readers = [
  { userId: people.toni, place: 'support' },
  { userId: people.sam, place: 'bot' },
] as const;

const inSlack = ({ slack }: Sandbox): readonly (readonly SeenMessage[])[] =>
  readers.map(({ userId, place }) => slack.control.as(userId).messages(place));

const escaped = (version: string): string => version.replaceAll('.', '\\.');

export const nothingLeft: Claim = [
  'nothing has left the company',
  ({ outside }) => outside.letters().length === 0,
];

/** A release is announced at the head of a message, which is edited from then on. */
const headOf = (messages: readonly SeenMessage[], version: string): readonly SeenMessage[] =>
  messages.filter(({ threadTs, plain }) => threadTs === null && plain.includes(`storefront ${version}`));

/** Every word of a release after the first stands under it. */
export const isOneThread = (version: string, words: RegExp): Claim => [
  `what is said of ${version} stands in the announcement's thread, in Slack and by e-mail`,
  (sandbox) => {
    const [first, ...answers] = mails(sandbox, version);
    return (
      inSlack(sandbox).every((messages) => {
        const heads = headOf(messages, version);
        const said = messages.filter(({ threadTs, plain }) => threadTs !== null && words.test(plain));
        return heads.length === 1 && said.length === 1 && said[0]?.threadTs === heads[0]?.ts;
      }) &&
      first?.mail.inReplyTo === undefined &&
      answers.length > 0 &&
      answers.every(
        ({ mail }) =>
          mail.inReplyTo === first?.mail.messageId && mail.references.includes(first?.mail.messageId ?? ''),
      )
    );
  },
];

/** What left of a release, each once: so many e-mails, and webhooks of these kinds in this order. */
export const hasLeft = (version: string, kinds: string): Claim => [
  `of ${version} the partner has had ${kinds}, each once, by e-mail and by webhook`,
  (sandbox) => {
    const taken = webhooks(sandbox, version);
    return (
      kindsOf(sandbox, version) === kinds &&
      mails(sandbox, version).length === kinds.split(' ').length &&
      new Set(taken.map(({ webhook }) => webhook.id)).size === taken.length &&
      taken.every(({ webhook }) => webhook.signature === 'verified' && webhook.status === 204)
    );
  },
];

/** Tried again, it is the same webhook for whoever gets it. */
export const cameAgain: Claim = [
  'it came twice under one id with one body, and its signature was right both times',
  ({ outside }) => {
    const [first, second, ...more] = outside.receiver.webhooks;
    return (
      more.length === 0 &&
      first?.status === 503 &&
      second?.status === 204 &&
      first.id === second.id &&
      first.body === second.body &&
      first.signature === 'verified' &&
      second.signature === 'verified'
    );
  },
];

/** However often a message was edited, each thing is said once to each. */
export const nobodyTwice = (version: string, ...words: readonly string[]): Claim => [
  `nobody was told twice of ${version}`,
  (sandbox) =>
    inSlack(sandbox).every((messages) =>
      words.every(
        (each) =>
          messages.filter(({ plain }) => new RegExp(`${escaped(version)} ${each}`).test(plain)).length === 1,
      ),
    ),
];
