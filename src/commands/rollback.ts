import { parseCandidateId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { RollbackName } from '../domain/rollback/choose.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import { findVersion } from '../operations/find-version.ts';
import { previewRollback } from '../operations/preview-rollback.ts';
import { type RollbackAsk, rollBack } from '../operations/roll-back.ts';
import { type RollbackDone, renderRollbackDone } from '../views/rollback/rollback-done.ts';
import {
  renderRollbackPreview,
  renderRollbackPreviews,
  rollbackView,
} from '../views/rollback/rollback-view.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say, showModal } from './command.ts';
import { takeProject } from './project-word.ts';
import { answerAfterwards, rollbackActs } from './rollback-acts.ts';
import { allShownOn, shownIn, type Where, whereOf, whereOfRollback } from './rollback-of.ts';
import { readRollback, rollbackForm } from './rollback-words.ts';
import { readWords } from './words.ts';

/** `/release rollback`: one window with the evidence and one click; with a version or a reason, at once. */
export const rollbackCommand: Command = {
  ...rollbackForm,
  summary:
    'Brings the last good candidate back. Shows what it does first; with a version or a reason, does it.',
  examples: [
    'rollback production',
    'rollback production to 1.4.2 because checkout is broken',
    'rollback production-eu, production-us because …',
  ],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const read = readRollback(words);
    if ('usage' in read) return misunderstood(read);
    const { act, environments: names, to: version, isAnew, plan, because, isOrder } = read.input;
    const environments = allOf(names.map((name) => findEnvironment(project.value, name)));
    if (!environments.ok) return refuse(environments.refusal);
    const [only, ...others] = environments.value;
    if (act !== 'roll-back' && only !== undefined) {
      return answerAfterwards(context, { project: project.value, environment: only }, { act, because });
    }
    const to = await nameOf(context, project.value, version);
    if (!to.ok) return refuse(to.refusal);
    if (!isOrder && only !== undefined) {
      return others.length === 0
        ? show(context, { project: project.value, environment: only }, to.value)
        : showAll(context, project.value, environments.value);
    }
    return order(context, {
      project: project.value,
      environments: environments.value,
      to: to.value,
      expects: {},
      because,
      plan,
      parameters: isAnew ? 'today' : 'recorded',
      migrations: 'unseen',
    });
  },
  saysInstead: true,
  opens: (text) => {
    const words = readWords(text);
    if (words.take()?.toLowerCase() === 'roll') words.accept('back');
    // A project's name may come first: what is left then reads as one environment and too much.
    const read = readRollback(words);
    return 'input' in read && !read.input.isOrder && read.input.environments.length === 1
      ? 'Roll back'
      : null;
  },
  modals: { 'rollback:ask': 'Roll back', 'rollback:again': 'Roll back', ...rollbackActs.modals },
  buttons: {
    'rollback:ask': async (context, value) => {
      const where = await whereOf(context, value);
      return where.ok ? show(context, where.value, null) : refuse(where.refusal);
    },
    'rollback:again': async (context, value) => {
      const where = await whereOfRollback(context, value);
      return where.ok ? show(context, where.value, null) : refuse(where.refusal);
    },
    'rollback:target': async (context, candidateId) => {
      const { ask } = context.request;
      const shown = await shownIn(context, ask.kind === 'button' ? ask.context : '');
      if (!shown.ok) return refuse(shown.refusal);
      const chosen = await context.ports.store.candidate(parseCandidateId(candidateId));
      return chosen === null
        ? refuse({ code: 'deployment-unknown' })
        : show(context, shown.value, exactly(chosen));
    },
    'rollback:shown': async (context, value) => {
      const shown = await shownIn(context, value);
      if (!shown.ok) return refuse(shown.refusal);
      const { project, environment, away, target } = shown.value;
      return order(context, {
        project,
        environments: [environment],
        to: exactly(target),
        expects: { [environment.name]: away },
        because: null,
        plan: null,
        parameters: 'recorded',
        // GitHub may not have told of them when the evidence was shown.
        migrations: 'unseen',
      });
    },
    'rollback:all': async (context, value) => {
      const all = await allShownOn(context, value);
      if (!all.ok) return refuse(all.refusal);
      return order(context, {
        ...all.value,
        to: null,
        because: null,
        plan: null,
        parameters: 'recorded',
        migrations: 'unseen',
      });
    },
    ...rollbackActs.buttons,
  },
  submissions: {
    'rollback:submit': async (context, { context: about, values }) => {
      const shown = await shownIn(context, about);
      if (!shown.ok) return refuse(shown.refusal);
      const { project, environment, away, target } = shown.value;
      const chosenId = textOf(values['target']);
      const chosen =
        chosenId === null ? target : await context.ports.store.candidate(parseCandidateId(chosenId));
      if (chosen === null) return refuse({ code: 'deployment-unknown' });
      return order(context, {
        project,
        environments: [environment],
        to: exactly(chosen),
        expects: { [environment.name]: away },
        because: textOf(values['reason']),
        plan: textOf(values['plan']),
        parameters: [values['parameters']].flat().includes('today') ? 'today' : 'recorded',
        // The window asked for a plan where its target needs one.
        migrations: chosen.id === target.id ? 'shown' : 'unseen',
      });
    },
    ...rollbackActs.submissions,
  },
};

const exactly = ({ id, name, releaseId }: Candidate): RollbackName => ({ name, releaseId, candidateId: id });

/** The evidence, in the window where one was opened, else as a message with a button. */
async function show(context: Context, where: Where, to: RollbackName | null): Promise<Reply> {
  const preview = await previewRollback(context.ports, context.asker, { ...where, to });
  if (!preview.ok) return refuse(preview.refusal);
  return context.request.place.modal === null
    ? say(renderRollbackPreview(preview.value))
    : showModal(rollbackView(preview.value), renderRollbackPreview(preview.value));
}

/** Several at once: the evidence of each, and one button for those that can. */
async function showAll(
  { ports, asker }: Context,
  project: Project,
  environments: readonly EnvironmentConfiguration[],
): Promise<Reply> {
  const each = await Promise.all(
    environments.map(async (environment) => ({
      environment: environment.name,
      preview: await previewRollback(ports, asker, { project, environment, to: null }),
    })),
  );
  return say(renderRollbackPreviews(project.id, each));
}

async function order({ ports, asker }: Context, ask: RollbackAsk): Promise<Reply> {
  const outcome = await rollBack(ports, { kind: 'person', asker }, ask);
  if (!outcome.ok) return refuse(outcome.refusal);
  const [only, ...others] = outcome.value;
  if (only !== undefined && others.length === 0 && !only.outcome.ok) return refuse(only.outcome.refusal);
  return say(
    renderRollbackDone(
      outcome.value.map(
        ({ environment, outcome: each }): RollbackDone =>
          each.ok ? { ...each.value, environment } : { kind: 'refused', environment, refusal: each.refusal },
      ),
    ),
  );
}

/** `1.4.2` means whichever of its candidates was verified there, `1.4.2-rc.1` exactly that one. */
async function nameOf(
  { ports }: Context,
  project: Project,
  version: string | null,
): Promise<Outcome<RollbackName | null>> {
  if (version === null) return yes(null);
  const found = await findVersion(ports, project, version);
  if (!found.ok) return found;
  const { release, candidate } = found.value;
  const isCandidate = /rc/i.test(version);
  return yes({
    name: isCandidate ? candidate.name : release.version,
    releaseId: release.id,
    candidateId: isCandidate ? candidate.id : null,
  });
}

function allOf(
  each: readonly Outcome<EnvironmentConfiguration>[],
): Outcome<readonly EnvironmentConfiguration[]> {
  const refused = each.find((outcome) => !outcome.ok);
  if (refused !== undefined && !refused.ok) return no(refused.refusal);
  return yes([...new Set(each.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])))]);
}

function textOf(value: string | readonly string[] | null | undefined): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}
