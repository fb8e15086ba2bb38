import { describe, expect, test } from 'vitest';
import type { Preview } from '../../src/domain/answer/preview.ts';
import type { ProjectStatus } from '../../src/domain/answer/status.ts';
import { renderDiff } from '../../src/views/differences.ts';
import { renderCheckups } from '../../src/views/findings/checkups.ts';
import { findingWords } from '../../src/views/findings/finding-words.ts';
import { renderCommandHelp, renderHelp } from '../../src/views/help.ts';
import { homeView } from '../../src/views/home.ts';
import { renderPreview } from '../../src/views/preview.ts';
import { renderIntegrationError, renderUsageProblem } from '../../src/views/problems.ts';
import { renderProgress } from '../../src/views/progress.ts';
import { renderSetup } from '../../src/views/setup-result.ts';
import { renderStatus } from '../../src/views/status.ts';
import { renderVerdict } from '../../src/views/verdict.ts';
import { sampleFaults } from './support/audit-views.ts';
import { sampleEnvironment, sampleLine } from './support/deployment.ts';
import { sampleFindings } from './support/findings.ts';
import { sampleNotes } from './support/notes.ts';
import { buttonsOf, read } from './support/read.ts';
import * as sample from './support/release.ts';

const { now } = sample;
const candidate = sample.sampleCandidate();
const head = { seq: 42, hash: 'a'.repeat(64) };

const status: ProjectStatus = {
  project: sample.sampleProject('storefront'),
  about: null,
  repositoryName: 'acme/shop',
  fileState: 'valid',
  fileProblems: [],
  waitingFile: null,
  open: [
    {
      release: sample.sampleRelease(),
      candidate,
      dispatch: sample.sampleDispatch(),
      environments: [sampleLine(sampleEnvironment('staging'))],
      card: null,
    },
  ],
  runs: [],
  nextTrain: null,
  starting: [],
  latestClosed: sample.sampleRelease({ version: '1.4.2', state: 'abandoned', closedAt: now }),
};

const preview: Preview = {
  project: 'storefront',
  repositoryName: 'acme/shop',
  trunk: 'main',
  sha: candidate.sha,
  version: '1.5.0',
  candidate: '1.5.0-rc.1',
  tag: 'v1.5.0-rc.1',
  predecessor: { version: '1.4.2', sha: sample.predecessorSha },
  notes: sampleNotes(1500),
  commits: 4500,
  paths: ['apps/storefront/**'],
  migrations: ['db/migrate/1.sql'],
  build: 'build.yml',
  channelId: sample.channelId,
  compareUrl: 'https://github.example/acme/shop/compare/a...b',
};

const idle = { approvals: [], lanes: [] };

describe('a status', () => {
  test('says what is open, how it goes, and what was before', () => {
    const text = read(renderStatus(status, now));
    expect(text).toContain('⏳ *1.5.0-rc.2*  *Building*: `build.yml` has been running');
    expect(text).toContain('Before: 1.4.2, abandoned');
  });

  test('names a broken configuration, and who a waiting change waits for', () => {
    const waitingFile = { id: 'x', authorLogins: ['ada'], loosened: 2 };
    const text = read(renderStatus({ ...status, fileState: 'missing', waitingFile }, now));
    expect(text).toContain('waybill.yaml is missing');
    expect(text).toContain('A change of waybill.yaml by ada loosens 2 rules and waits for an admin');
  });

  test('says what a release that is built waits for, and whom', () => {
    const ready = { ...candidate, state: 'ready' } as const;
    const line = sampleLine(sampleEnvironment('production'));
    const open = status.open.map((each) =>
      Object.assign({}, each, { candidate: ready, environments: [line] }),
    );
    expect(read(renderStatus({ ...status, open }, now))).toContain(
      '*Waits for* @U0CAPTAIN, to promote it to `production`',
    );
  });

  test('of one version says how that stands, and nothing of the others', () => {
    const [only] = status.open;
    const open = read(renderStatus({ ...status, about: only?.release ?? null }, now));
    expect(open).toContain('storefront 1.5.0: status');
    expect(open).toContain('*1.5.0-rc.2*  *Building*');
    expect(open).not.toMatch(/open release|Before:|closed yet/);
    const closed = read(renderStatus({ ...status, about: status.latestClosed, open: [] }, now));
    expect(closed).toContain('*1.4.2* is abandoned since');
    expect(closed).not.toMatch(/No release is open|Before:|preview/);
  });

  test('without an open release says how to get one', () => {
    expect(read(renderStatus({ ...status, open: [] }, now))).toContain('`/release preview storefront`');
  });

  test('without an open release says what runs where all the same', () => {
    const { id, name, sha } = candidate;
    const here = { id, name, sha, badSince: null, version: '1.5.0' };
    const runs = [
      { environment: 'staging', candidate: here, since: now, uncertainSince: null },
      { environment: 'production', candidate: null, since: null, uncertainSince: null },
    ];
    const text = read(renderStatus({ ...status, open: [], runs }, now));
    expect(text).toContain('*staging*  runs 1.5.0-rc.2 since');
    expect(text).toContain('*production*  runs nothing that Waybill brought there');
  });

  test('in the App Home shows every project, and what waits for whom', () => {
    const failed = { ...candidate, state: 'failed' } as const;
    const open = status.open.map((each) => Object.assign({}, each, { candidate: failed }));
    expect(read(homeView([{ ...status, open }], idle, { now, refusal: null }))).toContain(
      'Failed, cut 2026-11-21 12:00 UTC, waits for @U0CAPTAIN',
    );
    expect(read(homeView([], idle, { now, refusal: null }))).toContain('no project here that you may see');
  });

  test('in the App Home offers what can go further, by its name, and nothing of what cannot', () => {
    const ready = { ...candidate, state: 'ready' } as const;
    const [one] = status.open;
    const line = sampleLine(sampleEnvironment('production'));
    const [newer, older] = ['1.6.0-rc.1', '1.5.0-rc.2'].map((name) =>
      Object.assign({}, one, { candidate: { ...ready, name }, environments: [line] }),
    );
    const open = [newer, older].filter((each) => each !== undefined);
    const home = homeView([{ ...status, open }], idle, { now, refusal: null });
    expect(read(home)).toMatch(/Promote 1\.6\.0-rc\.1 to production.*Promote 1\.5\.0-rc\.2 to production/s);
    expect(buttonsOf(home).slice(0, 3)).toEqual(['promote:ask:0', 'promote:ask:1', 'status:show']);
    const broken = homeView([{ ...status, open, fileState: 'broken' }], idle, { now, refusal: null });
    expect(read(broken)).not.toContain('Promote');
    expect(read(homeView([status], idle, { now, refusal: null }))).not.toContain('Promote');
  });

  test('in the App Home says so where Slack could not be asked what its reader may see', () => {
    const refusal = { code: 'authority-unknown', act: 'read', retryAfterMs: null } as const;
    const nothing = read(homeView([], idle, { now, refusal }));
    expect(nothing).toContain('Slack could not be asked which channels you are in');
    expect(nothing).not.toContain('no project here');
    const some = read(homeView([status], idle, { now, refusal }));
    expect(some).toContain('Slack could not be asked which channels you are in');
    expect(some).toContain('storefront');
  });
});

describe('a preview', () => {
  test('says what would be cut, from where, who builds it, and that nothing was changed', () => {
    const text = read(renderPreview(preview));
    expect(text).toContain('*1.5.0-rc.1* of `main` at `abc1234` in acme/shop, with the tag `v1.5.0-rc.1`.');
    expect(text).toContain('From *1.4.2* at `fed4321`, 4,500 commits on.');
    expect(text).toContain('Only changes under `apps/storefront/**` count.');
    expect(text).toContain('`build.yml` would build it.');
    expect(text).toContain('⚠️ *1 migration*\n• `db/migrate/1.sql`');
    expect(text).toContain('Nothing was changed. `/release cut storefront` makes it.');
  });

  test('that is too long for a message says how much more there is, and where', () => {
    const text = read(renderPreview(preview));
    expect(text).toMatch(/_and 1,4\d\d more lines; GitHub has every commit_/);
  });
});

test('a difference says which of the two is later', () => {
  const difference = {
    project: 'storefront',
    from: { name: '1.4.2', sha: candidate.sha },
    to: { name: '1.5.0', sha: sample.predecessorSha },
    notes: sampleNotes(3),
    commits: 9,
    migrations: null,
    compareUrl: null,
  };
  const said = (relation: 'ahead' | 'behind' | 'diverged') => read(renderDiff({ ...difference, relation }));
  expect(said('ahead')).toContain('1.5.0 is the later one, by 9 commits.');
  expect(said('behind')).toContain('1.5.0 is the earlier one: going there takes changes away.');
  expect(said('diverged')).toContain('Each has what the other lacks');
  expect(said('ahead')).toContain('*Migrations*: not known');
});

describe('a verdict on the trail', () => {
  test('that it is whole says how much was checked, and against how many copies', () => {
    const text = read(renderVerdict({ head, fault: null, anchorsAgreeing: 3, unread: ['acme/shop'] }));
    expect(text).toContain('*The trail is whole:* 42 events');
    expect(text).toContain('3 copies of its head outside the database agree with it.');
    expect(text).toContain('Could not be read, so that nothing is said of the copies there: `acme/shop`.');
  });

  test('without a copy outside says what that leaves open', () => {
    expect(read(renderVerdict({ head, fault: null, anchorsAgreeing: 0, unread: [] }))).toContain(
      'No copy of its head was found outside the database',
    );
  });

  test.each(sampleFaults('thing'))('that it is broken names the first place ($code)', (fault) => {
    const text = read(renderVerdict({ head, fault, anchorsAgreeing: 0, unread: [] }));
    expect(text).toMatch(/\*The trail is broken\.\* .*(?:`#\d+`|`thing`)/);
    expect(text).not.toContain('whole');
  });
});

describe('a checkup', () => {
  test.each(sampleFindings('thing'))(
    'says what it found, why that matters and how to mend it ($code)',
    (finding) => {
      const { what, why, mend } = findingWords(finding);
      for (const { mrkdwn } of [what, why, mend]) expect(mrkdwn).toMatch(/^\S.+\.$/);
    },
  );

  test('names first what blocks', () => {
    const text = read(
      renderCheckups([
        {
          project: 'storefront',
          findings: [
            { weight: 'warns', code: 'audit-channel-unset' },
            { weight: 'blocks', code: 'repository-archived' },
          ],
        },
      ]),
    );
    expect(text.indexOf('Blocks a cut')).toBeLessThan(text.indexOf('May surprise'));
    expect(text).toContain('1 thing that would break a cut and 1 thing that may surprise.');
  });

  test('that found nothing says that all is in order', () => {
    expect(read(renderCheckups([{ project: 'storefront', findings: [] }]))).toContain(
      '✅ *storefront*: everything that a cut needs is in order.',
    );
  });
});

test('a setup says what it did with each project, and what waits for an admin', () => {
  const message = renderSetup({
    repository: 'acme/shop',
    registered: ['storefront'],
    changed: [],
    unchanged: ['docs'],
    retired: [],
    waiting: { fileId: 'f', loosened: [{ path: 'a.b', from: 'main', to: 'next', why: 'trunk-changed' }] },
    checkups: [],
  });
  expect(read(message)).toContain('Set up: `storefront`\nAs it was: `docs`');
  expect(read(message)).toContain('• `a.b`: `main` → `next` (releases would be cut from another branch)');
  expect(buttonsOf(message)).toEqual(['setup:accept', 'setup:refuse']);
});

test('text that was not understood gets the nearest match and the form', () => {
  const problem = { kind: 'unknown-command', text: 'stauts', nearest: 'status' } as const;
  expect(read(renderUsageProblem({ problem, command: null, forms: ['status [project]'] }))).toContain(
    'There is no command `stauts`. Did you mean `status`?\n`/release status [project]`',
  );
});

test('a failure outside names the system, and whether Waybill goes on trying', () => {
  const of = { system: 'github', operation: 'GET /repos', isTokenRefused: false } as const;
  const failure = { ...of, retryable: true, retryAfterMs: null };
  expect(read(renderIntegrationError(failure, 'we go on trying'))).toContain(
    'Waybill goes on trying by itself',
  );
  expect(read(renderIntegrationError(failure, 'we stop'))).toContain('Try again in a moment');
  expect(read(renderIntegrationError({ ...failure, retryAfterMs: 90_000 }, 'we stop'))).toContain(
    'Ask again in 2 minutes',
  );
  const refused = { ...failure, retryable: false, isTokenRefused: true };
  expect(read(renderIntegrationError(refused, 'we stop'))).toMatch(/GITHUB_TOKEN.* starts it again/s);
});

test('long work says what it is at', () => {
  expect(read(renderProgress({ done: 2300, total: 10_000, what: 'commits' }))).toBe(
    'Reading 2,300 of 10,000 commits …',
  );
});

test('help is made from the list of commands', () => {
  const cut = {
    name: 'cut',
    usage: ['cut [project]'],
    summary: 'Cuts a release.',
    examples: ['cut at abc1234'],
  };
  expect(read(renderHelp([cut]))).toContain('• `/release cut [project]`  Cuts a release.');
  expect(read(renderCommandHelp(cut))).toContain('*For example*\n`/release cut at abc1234`');
});
