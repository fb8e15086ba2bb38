import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdicts } from '../../src/domain/deployment/approval.ts';
import { deploymentStates, origins } from '../../src/domain/deployment/deployment.ts';
import { mailStates } from '../../src/domain/notice/mail.ts';
import {
  answerKinds,
  noticeRecipientStates,
  noticeStates,
  sentKinds,
} from '../../src/domain/notice/notice.ts';
import { stances } from '../../src/domain/notice/subscription.ts';
import { webhookNoticeStates } from '../../src/domain/notice/webhook-notice.ts';
import { messageStates } from '../../src/domain/outbox/message.ts';
import { foundBy } from '../../src/domain/pick/find-fix.ts';
import { pickAims, pickStates } from '../../src/domain/pick/pick.ts';
import { missedPolicies } from '../../src/domain/project/configuration.ts';
import { candidateStates, tagStates } from '../../src/domain/release/candidate.ts';
import { dispatchStates } from '../../src/domain/release/dispatch.ts';
import { releaseStates } from '../../src/domain/release/release.ts';
import { fileStates, projectFileStates } from '../../src/domain/repository/repository.ts';
import { opinions, verdictKinds } from '../../src/domain/rollback/automatic/verdict.ts';
import { trainStates } from '../../src/domain/schedule/train.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

/** The domain's list behind each column that may hold nothing else. */
const lists: Readonly<Record<string, readonly string[]>> = {
  repositories_file_state_is_known: fileStates,
  project_files_state_is_known: projectFileStates,
  releases_state_is_known: releaseStates,
  candidates_state_is_known: candidateStates,
  candidates_tag_state_is_known: tagStates,
  dispatches_state_is_known: dispatchStates,
  messages_state_is_known: messageStates,
  deployments_state_is_known: deploymentStates,
  deployments_origin_is_known: origins,
  // A row holds the lane while it is under way; an errored one, until somebody has looked.
  deployments_lane_fits_state: ['running', 'verifying', 'errored'],
  approvals_verdict_is_known: verdicts,
  subscriptions_stance_is_known: stances,
  notices_kind_is_known: sentKinds,
  notices_state_is_known: noticeStates,
  notice_recipients_state_is_known: noticeRecipientStates,
  notice_answers_kind_is_known: answerKinds,
  mails_state_is_known: mailStates,
  webhook_notices_state_is_known: webhookNoticeStates,
  rollback_verdicts_kind_is_known: verdictKinds,
  rollback_opinions_opinion_is_known: opinions,
  picks_state_is_known: pickStates,
  picks_aim_is_known: pickAims,
  fix_checks_found_by_is_known: foundBy,
  schedules_missed_is_known: missedPolicies,
  trains_state_is_known: trainStates,
};

test('each column with a list of values in SQL holds the domain’s list, and no other does', async () => {
  const { rows } = await database.pool.query<{ name: string; definition: string }>(`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace and pg_get_constraintdef(oid) like '%ANY (ARRAY[%'`);
  const known = Object.fromEntries(
    rows.map(({ name, definition }) => [
      name,
      Array.from(definition.matchAll(/'([^']+)'::text/g), ([, value = '']) => value).toSorted(),
    ]),
  );
  expect(known).toEqual(
    Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, [...values].toSorted()])),
  );
});

test('every constraint and index has a name of ours, because code maps names to refusals', async () => {
  const { rows } = await database.pool.query<{ table: string; name: string }>(`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
    union select tablename, indexname from pg_indexes where schemaname = 'public'`);
  const unnamed = rows.filter(({ table, name }) => !name.startsWith(`${table}_`));
  expect(unnamed).toEqual([]);
  expect(rows.filter(({ name }) => /_(?:check|fkey|key)\d+$/.test(name))).toEqual([]);
});
