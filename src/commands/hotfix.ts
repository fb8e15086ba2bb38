import type { HotfixWay } from '../domain/hotfix/hotfix-plan.ts';
import { parseProjectId, parseReleaseId } from '../domain/ids.ts';
import type { Project } from '../domain/repository/repository.ts';
import { planHotfix } from '../operations/plan-hotfix.ts';
import { type HotfixOrder, startHotfix } from '../operations/start-hotfix.ts';
import { takeEnvironment } from '../operations/take-environment.ts';
import { hotfixView, renderHotfixPlan, renderHotfixStarted } from '../views/hotfix/hotfix-view.ts';
import { renderTaken } from '../views/hotfix/taken.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say, showModal } from './command.ts';
import { hotfixForm, readHotfix } from './hotfix-words.ts';
import { takeProject } from './project-word.ts';

/** `/release hotfix`: a fix goes to production ahead of everything else; the evidence first, then one click or line. */
export const hotfixCommand: Command = {
  ...hotfixForm,
  summary: 'Starts a patch release from what runs in production, with one fix and nothing else.',
  examples: ['hotfix #123', 'hotfix 123 as 1.4.3 take staging into 1.5'],
  isLong: true,
  // With a version it is an order, and answered in words.
  opens: (text) => (/\sas\s/i.test(text) || !/^\S+\s+\S/.test(text.trim()) ? null : 'Hotfix'),
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const read = readHotfix(words);
    if ('usage' in read) return misunderstood(read);
    const { text, from, version, way, into } = read.input;
    if (version === null) return ask(context, project.value, text, from);
    return order(context, { project: project.value, text, from, version, way, into });
  },
  buttons: {
    /** On the card of one that waits for an environment. */
    'hotfix:take': async ({ ports, asker }, value) => {
      const outcome = await takeEnvironment(ports, asker, parseReleaseId(value));
      return outcome.ok ? say(renderTaken(outcome.value)) : refuse(outcome.refusal);
    },
  },
  submissions: {
    'hotfix:submit': async (context, { context: about, values }) => {
      const shown = readContext(about);
      const project = await context.ports.store.project(parseProjectId(shown.projectId));
      if (project === null) return refuse({ code: 'no-project-yet' });
      const chosen = values['releases'];
      return order(context, {
        project,
        text: shown.text,
        from: shown.from,
        version: shown.version,
        way: wayOf(String(values['way'] ?? '')),
        into: Array.isArray(chosen) ? chosen.map(String) : [],
      });
    },
  },
};

/** The evidence: in a window where one could be opened, else in words. */
async function ask(
  { ports, asker, request }: Context,
  project: Project,
  text: string,
  from: string | null,
): Promise<Reply> {
  const ground = await planHotfix(ports, asker, { project, text, from });
  if (!ground.ok) return refuse(ground.refusal);
  const { plan } = ground.value;
  if (request.place.modal === null) return say(renderHotfixPlan(plan, text));
  const about = { projectId: project.id, version: plan.version, from: plan.environment, text };
  return showModal(hotfixView(plan, JSON.stringify(about)));
}

async function order({ ports, asker }: Context, wish: HotfixOrder): Promise<Reply> {
  const outcome = await startHotfix(ports, asker, wish);
  return outcome.ok ? say(renderHotfixStarted(outcome.value)) : refuse(outcome.refusal);
}

type Shown = {
  readonly projectId: string;
  readonly version: string;
  readonly from: string | null;
  readonly text: string;
};

function readContext(about: string): Shown {
  const value: unknown = JSON.parse(about);
  const text = (key: keyof Shown): string => {
    const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
    return typeof found === 'string' ? found : '';
  };
  return { projectId: text('projectId'), version: text('version'), from: text('from'), text: text('text') };
}

function wayOf(value: string): HotfixWay | null {
  if (value === 'take' || value === 'wait') return { kind: value };
  const [, environment] = /^through (.+)$/.exec(value) ?? [];
  return environment === undefined ? null : { kind: 'through', environment };
}
