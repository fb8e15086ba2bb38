import type { Delivery } from '../../github/hooks/send-webhook.ts';
import type { LoggedRequest as GithubRequest } from '../../github/http/request-log.ts';
import { type Fields, fieldsOf, stringOf } from '../../slack/json.ts';
import type { LoggedRequest as SlackRequest } from '../../slack/request-log.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ExchangePart } from '../wire/parts.ts';
import { curlWords } from './curl.ts';

/** A request and its answer in full. */
export interface ExchangeDetail {
  readonly curl: string;
  readonly request: unknown;
  readonly answer: unknown;
}

const shownAtMost = 250;

const slackProblem = (entry: SlackRequest): string | undefined => {
  const error = stringOf(fieldsOf(entry.answer)['error']);
  return entry.trouble === undefined ? error : `made on purpose: ${entry.trouble}`;
};

const ofSlack = (entry: SlackRequest): ExchangePart => {
  const isToBot = entry.direction === 'to-bot';
  const retry = entry.retry > 0 ? ` (retry ${entry.retry})` : '';
  return {
    id: `slack-${entry.id}`,
    at: entry.at,
    from: isToBot ? 'Slack' : 'Bot',
    to: isToBot ? 'Bot' : 'Slack',
    what: `${entry.what}${retry}`,
    status: entry.status,
    durationMs: entry.tookMs,
    problem: slackProblem(entry),
  };
};

const ofGithub = (entry: GithubRequest): ExchangePart => ({
  id: `github-${entry.id}`,
  at: entry.at,
  from: 'Bot',
  to: 'GitHub',
  what: `${entry.method} ${entry.path}`,
  status: entry.status,
  durationMs: entry.ms,
  problem: entry.trouble === undefined ? undefined : `made on purpose: ${entry.trouble}`,
});

const ofWebhook = (entry: Delivery): ExchangePart => ({
  id: `webhook-${entry.id}`,
  at: entry.at,
  from: 'GitHub',
  to: 'Bot',
  what: entry.action === null ? entry.event : `${entry.event} ${entry.action}`,
  status: entry.lost ? 0 : entry.status,
  durationMs: entry.ms,
  problem: entry.lost ? 'made on purpose: lost' : undefined,
});

/** The newest exchanges between the bot and both stand-ins, oldest first. */
export const exchangeParts = ({ slack, github }: Surroundings): readonly ExchangePart[] =>
  [
    ...slack.control.log().slice(-shownAtMost).map(ofSlack),
    ...github.control.requests.list().slice(-shownAtMost).map(ofGithub),
    ...github.control.webhooks.deliveries().slice(-shownAtMost).map(ofWebhook),
  ]
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .slice(-shownAtMost);

const slackDetail = (around: Surroundings, entry: SlackRequest): ExchangeDetail => {
  const request: Fields = fieldsOf(entry.request);
  const isToBot = entry.direction === 'to-bot';
  const url = stringOf(request['url']) ?? `${around.slack.apiUrl}${entry.what}`;
  const headers = isToBot ? {} : { authorization: 'Bearer $SLACK_BOT_TOKEN' };
  const body = request['body'] ?? request;
  return {
    curl: curlWords({ method: 'POST', url, headers, body }),
    request: entry.request,
    answer: entry.answer,
  };
};

/** One exchange in full, by the id its part has. */
export const exchangeDetail = (around: Surroundings, id: string): ExchangeDetail | undefined => {
  const [kind, number] = id.split('-');
  const { slack, github } = around;
  if (kind === 'slack') {
    const entry = slack.control.log().find((each) => String(each.id) === number);
    return entry === undefined ? undefined : slackDetail(around, entry);
  }
  if (kind === 'github') {
    const entry = github.control.requests.list().find((each) => String(each.id) === number);
    if (entry === undefined) return undefined;
    const url = `${github.apiUrl}${entry.path}${entry.query}`;
    const headers = { authorization: 'Bearer $GITHUB_TOKEN' };
    const curl = curlWords({ method: entry.method, url, headers, body: entry.requestBody });
    return { curl, request: entry.requestBody, answer: entry.responseBody };
  }
  const entry = github.control.webhooks.deliveries().find((each) => String(each.id) === number);
  if (entry === undefined) return undefined;
  const headers = { 'x-github-event': entry.event };
  const url = `${around.botUrl}/github/webhooks`;
  return {
    curl: curlWords({ method: 'POST', url, headers, body: entry.payload }),
    request: entry.payload,
    answer: entry.status,
  };
};
