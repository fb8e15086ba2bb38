import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fieldsOf, parsedJson, stringOf } from '../../../slack/json.ts';
import type { LetterPart } from '../../wire/parts.ts';
import { usePart } from '../feed/use-part.ts';
import { Group } from './tool-group.tsx';

type Mail = Extract<LetterPart, { kind: 'mail' }>;
type Webhook = Extract<LetterPart, { kind: 'webhook' }>;

const indented = (body: string): string => {
  const value = parsedJson(body);
  return value === undefined ? body : JSON.stringify(value, null, 2);
};

const MailDetail = ({ mail }: { mail: Mail }): JSX.Element => (
  <div class="letter-detail">
    <dl class="letter-facts">
      <dt>From</dt>
      <dd>{mail.from}</dd>
      <dt>To</dt>
      <dd>{mail.to.join(', ')}</dd>
    </dl>
    <h4>As text</h4>
    <pre tabIndex={0}>{mail.text}</pre>
    {mail.hasHtml ? (
      <>
        <h4>As HTML</h4>
        <iframe class="letter-html" sandbox="" src={`/mail/${mail.id}`} title={`${mail.subject} as HTML`} />
      </>
    ) : null}
  </div>
);

const WebhookDetail = ({ webhook }: { webhook: Webhook }): JSX.Element => (
  <div class="letter-detail">
    <dl class="letter-facts">
      {Object.entries(webhook.headers).flatMap(([name, value]) => [
        <dt key={`${name} is`}>{name}</dt>,
        <dd key={name}>{value}</dd>,
      ])}
    </dl>
    <h4>Body</h4>
    <pre tabIndex={0}>{indented(webhook.body)}</pre>
  </div>
);

/** What it is about, where it says so. */
const webhookTitle = ({ body, path }: Webhook): string => {
  const said = fieldsOf(parsedJson(body));
  const { project, release } = fieldsOf(said['data']);
  const [type, ...about] = [said['type'], project, release].map(stringOf);
  return type === undefined ? path : [about.join(' ').trim(), type].filter((each) => each !== '').join(': ');
};

const webhookWords = ({ path, signature, tries, status }: Webhook): string =>
  [
    `to ${path}`,
    signature === 'verified' ? 'signature verified' : `signature ${signature}`,
    ...(tries > 1 ? [`tried ${tries} times`] : []),
    `answered ${status}`,
  ].join(', ');

const Row = ({ letter }: { letter: LetterPart }): JSX.Element => {
  const [isOpen, setOpen] = useState(false);
  const isBad = letter.kind === 'webhook' && (letter.signature !== 'verified' || letter.status >= 300);
  return (
    <li class={isBad ? 'letter is-bad' : 'letter'}>
      <button type="button" class="letter-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class="letter-kind">{letter.kind === 'mail' ? 'E-mail' : 'Webhook'}</span>
        <span class="letter-what">
          {letter.kind === 'mail' ? `${letter.isAnswer ? '↳ ' : ''}${letter.subject}` : webhookTitle(letter)}
        </span>
        <span class="letter-how">
          {letter.kind === 'mail' ? `to ${letter.to.join(', ')}` : webhookWords(letter)}
        </span>
      </button>
      {isOpen ? (
        letter.kind === 'mail' ? (
          <MailDetail mail={letter} />
        ) : (
          <WebhookDetail webhook={letter} />
        )
      ) : null}
    </li>
  );
};

/** What would have left the company, newest first: e-mails, and webhooks as the partner's server took them. */
export const OutsideView = (): JSX.Element => {
  const letters = usePart('outside') ?? [];
  return (
    <Group title="Outside: e-mails and webhooks">
      {letters.length === 0 ? (
        <p class="quiet">Nothing has left yet.</p>
      ) : (
        <ol class="letters" aria-label="What left, newest first">
          {letters.map((letter) => (
            <Row key={letter.id} letter={letter} />
          ))}
        </ol>
      )}
    </Group>
  );
};
