import { describe, expect, test } from 'vitest';
import type { ToldEvent } from '../../src/domain/answer/history.ts';
import { eventKinds } from '../../src/domain/trail/event.ts';
import { renderHistory } from '../../src/views/history.ts';
import { buttonsOf, read } from './support/read.ts';
import * as sample from './support/release.ts';

const { now } = sample;
const candidate = sample.sampleCandidate();

const tell = (kind: string, facts: ToldEvent['facts']): string => {
  const event = { seq: 7, actor: 'slack:U0CAPTAIN', at: now, kind, facts };
  return read(renderHistory({ project: 'storefront', environment: null, events: [event], olderThan: null }));
};

describe('a history', () => {
  const event = { seq: 7, actor: 'slack:U0CAPTAIN', at: now, facts: {} };

  test.each([...eventKinds, 'something-of-a-later-version'])('tells %s in words', (kind) => {
    const text = read(
      renderHistory({
        project: 'storefront',
        environment: null,
        events: [{ ...event, kind }],
        olderThan: null,
      }),
    );
    expect(text).toMatch(/^2026-11-21 12:08 UTC {2}@U0CAPTAIN \w.* {2}`#7`$/m);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  test('tells the facts, and where a run can be looked at', () => {
    const facts = {
      candidate: '1.5.0-rc.1',
      sha: candidate.sha,
      run: sample.runUrl,
      problem: { code: 'timed-out' },
    };
    const told = (kind: string) =>
      read(
        renderHistory({
          project: 'storefront',
          environment: null,
          events: [{ ...event, kind, facts }],
          olderThan: 7,
        }),
      );
    expect(told('release-cut')).toContain('cut *1.5.0-rc.1* at `abc1234`');
    expect(told('candidate-errored')).toContain('whether *1.5.0-rc.1* was built: `timed-out` (run)');
  });

  test('tells of a rollback that arrived what it replaced, and how long that took', () => {
    const facts = { candidate: '1.5.0-rc.1', environment: 'production', from: '1.6.0-rc.1', seconds: 42 };
    expect(tell('deployment-succeeded', facts)).toContain(
      'saw *production* back on *1.5.0-rc.1* from *1.6.0-rc.1*, verified *42 seconds* after it was asked for',
    );
    expect(tell('deployment-learned', { ...facts, conclusion: 'success' })).toContain(
      'had ended, as `success`',
    );
  });

  test('of an environment says so, and goes on with it', () => {
    const events = [{ ...event, kind: 'deployment-started' }];
    const page = renderHistory({ project: 'storefront', environment: 'production', events, olderThan: 7 });
    expect(read(page)).toContain('storefront, production: history');
    expect(JSON.stringify(page)).toContain('"7 storefront production"');
  });

  test('goes on with a button while there is more', () => {
    const page = { project: 'storefront', environment: null, events: [{ ...event, kind: 'release-cut' }] };
    expect(buttonsOf(renderHistory({ ...page, olderThan: 7 }))).toEqual(['history:older']);
    expect(buttonsOf(renderHistory({ ...page, olderThan: null }))).toEqual([]);
  });

  test('names whom notices go to as people do', () => {
    const subscribed = { recipient: 'U0SAM', kinds: 'asn, pod' };
    expect(tell('subscription-set', subscribed)).toContain(
      'subscribed @U0SAM to advance notices and proofs of delivery',
    );
    expect(tell('subscription-ended', { recipient: 'mailto:ops@partner.example' })).toContain(
      'ended the notices to `ops@partner.example`',
    );
    expect(tell('recipient-accepted', { recipient: 'domain:partner.example' })).toContain(
      'accepted the e-mail domain `partner.example`',
    );
    expect(
      tell('recipient-accepted', { recipient: 'webhook:PARTNER_KEY https://partner.example/waybill' }),
    ).toContain('accepted the webhook https://partner.example/waybill, signed with `PARTNER_KEY`');
    const notice = { notice: 'asn', version: '1.5.0' };
    expect(tell('notice-made', notice)).toContain('made the advance notice of *1.5.0*');
    expect(tell('notice-addressed', { ...notice, recipients: 1 })).toContain(
      'sent the advance notice of *1.5.0* to 1 recipient',
    );
    expect(tell('notice-made', { notice: 'a-later-kind', version: null })).toContain(
      'made the notice *a-later-kind*',
    );
  });
});
