import type { ProjectStatus } from '../../../src/domain/answer/status.ts';
import { eventKinds } from '../../../src/domain/trail/event.ts';
import { abandonView } from '../../../src/views/abandon-view.ts';
import { renderAnnouncement } from '../../../src/views/announcements.ts';
import { renderCard } from '../../../src/views/card.ts';
import { renderDiff } from '../../../src/views/differences.ts';
import { renderDone } from '../../../src/views/done.ts';
import { renderCheckups } from '../../../src/views/findings/checkups.ts';
import { renderCommandHelp, renderHelp } from '../../../src/views/help.ts';
import { renderHistory } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import { messageView } from '../../../src/views/message-view.ts';
import { notesEditView } from '../../../src/views/notes/edit-view.ts';
import { renderNotes } from '../../../src/views/notes/notes.ts';
import { renderReturnedText } from '../../../src/views/notes/returned-text.ts';
import { renderPreview } from '../../../src/views/preview.ts';
import * as problems from '../../../src/views/problems.ts';
import { renderProgress } from '../../../src/views/progress.ts';
import { loadingView, problemView } from '../../../src/views/reception.ts';
import { renderRefusal } from '../../../src/views/refusals.ts';
import { renderSetup } from '../../../src/views/setup-result.ts';
import { renderSignIn } from '../../../src/views/sign-in.ts';
import { renderStatus } from '../../../src/views/status.ts';
import { renderStatuses } from '../../../src/views/statuses.ts';
import { renderMadeWithout, withoutView } from '../../../src/views/without-view.ts';
import { sampleAnnouncements, sampleLoosenings } from './announcements.ts';
import { auditViews } from './audit-views.ts';
import { cardsWithEnvironments, deploymentViews, sampleWork } from './deployment-views.ts';
import { digestViews } from './digests.ts';
import { sampleFindings } from './findings.ts';
import { hotfixOf, hotfixViews } from './hotfix-views.ts';
import { sampleEdit, sampleNotes } from './notes.ts';
import { noticeViews } from './notice-views.ts';
import { cardPicks, pickViews } from './pick-views.ts';
import { sampleRefusals } from './refusals.ts';
import * as sample from './release.ts';
import { rollbackViews } from './rollback-views.ts';
import { scheduleViews } from './schedule-views.ts';

type Shown = { readonly blocks: readonly object[]; readonly text?: string; readonly type?: string };
export type Drawing = { readonly view: string; readonly drawn: readonly Shown[] };

const { now, captain, channelId } = sample;

/** Every view there is, drawn with a text from outside in each place, and with so many changes. */
export function allViews(text: string, changes: number): readonly Drawing[] {
  const notes = sampleNotes(changes, [text]);
  const release = sample.sampleRelease({ version: text, notes });
  const edited = { ...release, editedNotes: sampleEdit(`${text}\n${text}`) };
  const partly = { ...release, editedNotes: sampleEdit(text, 'fix') };
  const closed = {
    ...release,
    state: 'abandoned',
    closedAt: now,
    closedBy: captain,
    closedBecause: text,
  } as const;
  const project = sample.sampleProject(text);
  const candidate = sample.sampleCandidate({ name: text, tag: text, artifactVersion: text });
  const dispatch = sample.sampleDispatch({ workflow: text, runUrl: text });
  const card = sample.sampleCard({
    project,
    repositoryName: text,
    release,
    candidates: [candidate],
    dispatch,
  });
  const status: ProjectStatus = {
    project,
    about: null,
    repositoryName: text,
    fileState: 'broken',
    fileProblems: [],
    waitingFile: { id: 'x', authorLogins: [text, null], loosened: 3 },
    open: Array.from({ length: Math.min(20, changes) }, () => ({
      release,
      candidate,
      dispatch,
      environments: cardsWithEnvironments(text)[0] ?? [],
      card: null,
    })),
    runs: Array.from({ length: Math.min(20, changes) }, () => ({
      environment: text,
      candidate: { id: candidate.id, name: text, sha: candidate.sha, badSince: now, version: text },
      since: now,
      uncertainSince: now,
    })),
    nextTrain: { kind: 'cut', at: now, timeZone: 'Europe/Berlin', state: 'skipped' },
    starting: Array.from({ length: Math.min(changes, 30) }, () => hotfixOf(text)),
    latestClosed: closed,
  };
  const paths = Array.from({ length: Math.min(changes, 300) }, () => text);
  const difference = {
    project: text,
    from: { name: text, sha: candidate.sha },
    to: { name: text, sha: candidate.sha },
    notes,
    commits: changes,
    migrations: paths,
    compareUrl: 'https://github.example/acme/shop/compare/a...b',
  };
  const preview = {
    project: text,
    repositoryName: text,
    trunk: text,
    sha: candidate.sha,
    version: text,
    candidate: text,
    tag: text,
    predecessor: { version: text, sha: candidate.sha },
    notes,
    commits: changes,
    paths,
    migrations: paths,
    build: text,
    channelId,
    compareUrl: null,
  };
  const commands = Array.from({ length: 30 }, () => ({
    name: text,
    usage: [text, text],
    summary: text,
    examples: [text],
  }));
  const facts = {
    version: text,
    candidate: text,
    run: text,
    because: text,
    problem: { code: text },
    user: text,
  };
  const events = [...eventKinds, text].map((kind, seq) => ({
    seq,
    kind,
    actor: `github:${text}`,
    at: now,
    facts,
  }));
  const checkups = Array.from({ length: 3 }, () => ({ project: text, findings: sampleFindings(text) }));
  const failure = { system: 'github', operation: text, retryable: true, retryAfterMs: 500 } as const;
  const refusals = sampleRefusals(text).map(renderRefusal);
  return [
    {
      view: 'renderCard',
      drawn: [
        { ...card },
        { ...card, release: edited },
        ...cardsWithEnvironments(text).map((environments) =>
          Object.assign({}, card, {
            candidates: [{ ...candidate, state: 'ready' as const }],
            environments,
          }),
        ),
        { ...card, picks: cardPicks(text) },
        { ...card, backMerges: cardPicks(text) },
        { ...card, candidates: [], dispatch: null, picks: cardPicks(text), release: hotfixOf(text) },
        { ...card, release: partly },
        { ...card, release: closed, fileState: 'missing' as const },
        { ...card, dispatch: { ...dispatch, lateSaidAt: now, runStatus: 'queued' } },
        { ...card, candidates: [{ ...candidate, state: 'ready' as const, badSince: now, badReason: text }] },
        ...sample.sampleProblems(text).map((stateReason) =>
          Object.assign({}, card, {
            candidates: [{ ...candidate, state: 'failed' as const, stateReason }],
          }),
        ),
      ].map((each) => renderCard(each, now)),
    },
    ...deploymentViews(text, changes),
    ...pickViews(text, changes),
    ...hotfixViews(text, changes),
    { view: 'withoutView', drawn: [withoutView(text, edited), withoutView(text, hotfixOf(text))] },
    { view: 'renderMadeWithout', drawn: [renderMadeWithout({ version: text, from: text, what: text })] },
    ...rollbackViews(text, changes),
    ...digestViews(text, changes),
    ...noticeViews(text, changes),
    ...scheduleViews(text),
    { view: 'renderAnnouncement', drawn: sampleAnnouncements(text).map(renderAnnouncement) },
    { view: 'renderRefusal', drawn: refusals },
    {
      view: 'renderReturnedText',
      drawn: [
        renderReturnedText(
          { code: 'changed-meanwhile', what: text },
          { 'feature.0': `${text}\n  - ${text}`, 'feature.1': text, 'fix.0': text, 'whole.0': text },
          ['whole', 'feature', 'fix'],
        ),
      ],
    },
    {
      view: 'renderUsageProblem',
      drawn: [
        ...(['unknown-command', 'unexpected'] as const).map((kind) => ({ kind, text, nearest: text })),
        { kind: 'left-out', what: '“to”', meant: text } as const,
      ].map((problem) => problems.renderUsageProblem({ problem, command: text, forms: paths })),
    },
    {
      view: 'renderIntegrationError',
      drawn: [false, true].map((isTokenRefused) =>
        problems.renderIntegrationError({ ...failure, isTokenRefused }, 'we stop'),
      ),
    },
    { view: 'renderBug', drawn: [problems.renderBug(text)] },
    {
      view: 'renderPreview',
      drawn: [renderPreview(preview), renderPreview({ ...preview, predecessor: null })],
    },
    {
      view: 'renderStatus',
      drawn: [
        renderStatus(status, now),
        renderStatus({ ...status, open: [] }, now),
        renderStatus({ ...status, about: closed, open: [] }, now),
      ],
    },
    {
      view: 'renderStatuses',
      drawn: [
        renderStatuses(
          Array.from({ length: 12 }, () => status),
          now,
        ),
      ],
    },
    {
      view: 'renderNotes',
      drawn: [release, edited, partly].flatMap((each) =>
        [0, 3, 10_000].map((from) => renderNotes({ project: text, release: each, from })),
      ),
    },
    {
      view: 'renderDiff',
      drawn: (['ahead', 'behind', 'diverged', 'identical'] as const).map((relation) =>
        renderDiff({ ...difference, relation }),
      ),
    },
    {
      view: 'renderHistory',
      drawn: [renderHistory({ project: text, environment: text, events, olderThan: 1 })],
    },
    ...auditViews(text, paths),
    { view: 'renderCheckups', drawn: [renderCheckups(checkups), renderCheckups([])] },
    {
      view: 'renderSetup',
      drawn: [
        renderSetup({
          repository: text,
          registered: paths,
          changed: paths,
          unchanged: [],
          retired: [],
          waiting: { fileId: 'x', loosened: sampleLoosenings(text, changes) },
          checkups,
        }),
      ],
    },
    { view: 'renderHelp', drawn: [renderHelp(commands)] },
    { view: 'renderCommandHelp', drawn: commands.slice(0, 1).map(renderCommandHelp) },
    { view: 'renderProgress', drawn: [renderProgress({ done: 9, total: changes, what: 'commits' })] },
    {
      view: 'renderDone',
      drawn: [
        renderDone({ kind: 'release-cut', candidate: text, channelId }),
        renderDone({ kind: 'tag-workflows-accepted', repository: text, workflows: paths }),
      ],
    },
    {
      view: 'renderSignIn',
      drawn: [renderSignIn({ userCode: text, url: text, expiresAt: '2026-11-21T12:08:00Z' })],
    },
    { view: 'loadingView', drawn: [loadingView(text)] },
    { view: 'problemView', drawn: [problemView(text)] },
    { view: 'messageView', drawn: refusals.map((refusal) => messageView(text, refusal)) },
    { view: 'abandonView', drawn: [abandonView(text, release)] },
    { view: 'notesEditView', drawn: [release, edited, partly].map((each) => notesEditView(text, each)) },
    {
      view: 'homeView',
      drawn: [
        homeView([], { approvals: [], lanes: [] }, { now, refusal: null }),
        homeView(
          Array.from({ length: Math.min(changes, 120) }, () => status),
          sampleWork(text, changes),
          { now, refusal: { code: 'authority-unknown', act: 'read', retryAfterMs: null } },
        ),
      ],
    },
  ];
}
