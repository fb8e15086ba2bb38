import { randomUUID } from 'node:crypto';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';

/**
 * The yardstick: a Bolt app that does the least that loses nothing. It keeps each command and click in one
 * transaction, one insert and one job of pg-boss, then acknowledges. Nobody does the jobs.
 */
const url = process.env['DATABASE_URL'] ?? '';
const port = Number(process.env['PORT']);
const signingSecret = process.env['SLACK_SIGNING_SECRET'] ?? '';

const pool = new Pool({ connectionString: url, max: 10 });
await pool.query('create table if not exists requests (id uuid primary key, payload jsonb not null)');
const boss = new PgBoss({ connectionString: url, max: 5, supervise: false, schedule: false });
await boss.start();
await boss.createQueue('answer');

async function keep(payload: object): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const id = randomUUID();
    await client.query('insert into requests (id, payload) values ($1, $2)', [id, payload]);
    const executeSql = (text: string, values?: unknown[]) => client.query(text, values);
    await boss.send('answer', { id }, { db: { executeSql } });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const receiver = new HTTPReceiver({ signingSecret, endpoints: ['/slack/events'], logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  authorize: async () => ({ botUserId: 'U07WAYBILL1' }),
  convoStore: false,
  logLevel: LogLevel.ERROR,
});
app.command('/release', async ({ body, ack }) => {
  await keep(body);
  await ack();
});
app.action(/.*/, async ({ body, ack }) => {
  await keep(body);
  await ack();
});
await receiver.start({ port, host: '127.0.0.1' });
process.send?.('ready');
process.once('SIGTERM', () => process.exit(0));
