import { mintFrom } from '../../src/app/mint.ts';
import * as ids from '../../src/domain/ids.ts';
import type { MailResult } from '../../src/domain/notice/mail.ts';
import type { Release } from '../../src/domain/release/release.ts';
import type { Project } from '../../src/domain/repository/repository.ts';
import type { WebhookResult } from '../../src/domain/webhook/webhook-result.ts';
import type { Asker } from '../../src/operations/authorize.ts';
import type { Mailer } from '../../src/ports/mail.ts';
import type { Ports } from '../../src/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { ready } from '../domain/notice/ground.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { partly } from './promotion/partly.ts';

/** A real store with a ready release in it, and an outside that a test answers for. */
export type PostOffice = {
  readonly ports: Ports;
  readonly database: TestDatabase;
  /** What the outside says, and what time it is. */
  readonly outside: {
    timeMs: number;
    receiver: WebhookResult;
    mailServer: MailResult;
    isChannelArchived: boolean;
  };
  readonly sent: readonly Parameters<Ports['webhooks']>[0][];
  readonly mailed: readonly Parameters<Mailer['send']>[0][];
  /** The admin, asking. */
  readonly asAdmin: () => Asker;
  /** A button that the admin presses, kept as it came in. */
  readonly pressed: () => Promise<Asker>;
};

const admin = ids.parseUserId('U0ADMIN');

export async function openPostOffice(project: Project, release: Release): Promise<PostOffice> {
  const database = await createDatabase();
  const outside: PostOffice['outside'] = {
    timeMs: Date.parse('2026-11-21T12:08:00Z'),
    receiver: { kind: 'refused' },
    mailServer: { kind: 'deferred' },
    isChannelArchived: true,
  };
  const sent: Parameters<Ports['webhooks']>[0][] = [];
  const mailed: Parameters<Mailer['send']>[0][] = [];
  const clock = { now: () => new Date(outside.timeMs) };
  const mint = mintFrom(clock);
  const queue = { enqueue: () => Promise.resolve(), wake: () => Promise.resolve() };
  const ports = partly<Ports>({
    clock,
    mint,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    store: openStore({ db: database.db, queue, clock, mint }),
    admins: [admin],
    slack: partly<Ports['slack']>({
      person: async (id) =>
        partly<NonNullable<Awaited<ReturnType<Ports['slack']['person']>>>>({ id, standing: 'full-member' }),
      isInChannel: async () => true,
      channel: async (id) => ({
        id,
        name: 'x',
        hasBot: true,
        isShared: false,
        isArchived: outside.isChannelArchived,
      }),
    }),
    drawMail: () => ({ subject: 'x', text: 'x', html: 'x' }),
    mailer: {
      send: async (mail) => {
        mailed.push(mail);
        return outside.mailServer;
      },
    },
    webhooks: async (webhook) => {
      sent.push(webhook);
      return outside.receiver;
    },
  });
  await ports.store.commit({
    changes: [
      {
        insert: 'repositories',
        row: {
          id: project.repositoryId,
          fullName: 'acme/storefront',
          defaultBranch: 'main',
          fileState: 'valid',
          fileProblems: [],
          fileReadAt: clock.now(),
          acceptedTagWorkflows: [],
          revision: 1,
        },
      },
      { insert: 'projects', row: project },
      { insert: 'releases', row: release },
      { insert: 'candidates', row: { ...ready, releaseId: release.id } },
    ],
    events: [],
    effects: [],
  });
  let requests = 0;
  const asAdmin = (): Asker => {
    requests += 1;
    return partly<Asker>({
      userId: admin,
      place: partly<Asker['place']>({ channelId: project.channelId }),
      requestId: ids.parseRequestId(`00000000-0000-7000-8000-${String(requests).padStart(12, '0')}`),
      receivedAt: clock.now(),
      isTyped: true,
      keptOutcome: undefined,
    });
  };
  const pressed = async () => {
    const asker = asAdmin();
    await database.db
      .insertInto('requests')
      .values({
        id: asker.requestId,
        key: asker.requestId,
        payload: '{}',
        receivedAt: clock.now(),
        outcome: null,
        carriedOutAt: null,
        answeredAt: null,
      })
      .execute();
    return asker;
  };
  return { ports, database, outside, sent, mailed, asAdmin, pressed };
}
