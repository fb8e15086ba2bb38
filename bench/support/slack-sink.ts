import { createServer } from 'node:http';
import { bot, people, team } from '../../sandbox/slack/workspace/seed.ts';

/**
 * A Slack that costs next to nothing, a process of its own: it says who people are, and takes answers and
 * counts them. `GET /counted` tells how many, and how many held the expected word.
 */
const port = Number(process.env['PORT']);
const expected = process.env['EXPECTED'] ?? '';
const counted = { answers: 0, asExpected: 0, other: 0 };

const userOf = (id: string): object => ({
  ok: true,
  user: { id, team_id: team.id, name: 'dana', real_name: 'Dana Okafor', deleted: false, is_bot: false },
});

const identity = {
  ok: true,
  url: 'https://parcel-and-sons.slack.com/',
  team: team.name,
  team_id: team.id,
  user: bot.name,
  user_id: bot.userId,
  bot_id: bot.botId,
};

function answerTo(path: string, body: string): object {
  if (path === '/counted') return counted;
  if (path === '/answer') {
    counted.answers += 1;
    if (body.includes(expected)) counted.asExpected += 1;
    return { ok: true };
  }
  if (path === '/api/auth.test') return identity;
  if (path === '/api/users.info') return userOf(new URLSearchParams(body).get('user') ?? people.dana);
  if (path === '/api/conversations.members') return { ok: true, members: [people.dana, bot.userId] };
  counted.other += 1;
  return { ok: false, error: 'unknown_method' };
}

createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    const said = JSON.stringify(answerTo(request.url ?? '/', body));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(said) })
      .end(said);
  });
}).listen(port, '127.0.0.1', () => process.send?.('ready'));
process.once('SIGTERM', () => process.exit(0));
