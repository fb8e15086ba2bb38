import { code, mrkdwn } from '../text/mrkdwn.ts';
import type { FindingWordsFor } from './finding-words.ts';

/** What is wrong with the workflows that Waybill is to start. */
export const workflowFindings = {
  'workflow-missing': ({ use, workflow, trunk }) => ({
    what: mrkdwn`There is no workflow ${code(workflow)} on ${code(trunk)} (${use}).`,
    why: mrkdwn`GitHub can only start a workflow whose file is there.`,
    mend: mrkdwn`Add ${code(`.github/workflows/${workflow}`)}, or correct its name in waybill.yaml.`,
  }),
  'workflow-disabled': ({ use, workflow }) => ({
    what: mrkdwn`The workflow ${code(workflow)} is disabled (${use}).`,
    why: mrkdwn`GitHub refuses to start it.`,
    mend: mrkdwn`Enable it on the repository’s Actions page.`,
  }),
  'workflow-unreadable': ({ workflow, problem }) => ({
    what: mrkdwn`The workflow ${code(workflow)} cannot be read: ${problem}.`,
    why: mrkdwn`What it takes and what starts it cannot be told.`,
    mend: mrkdwn`Correct the file on trunk.`,
  }),
  'workflow-not-dispatchable': ({ use, workflow }) => ({
    what: mrkdwn`The workflow ${code(workflow)} has no ${code('workflow_dispatch')} (${use}).`,
    why: mrkdwn`Without it, nobody but GitHub’s own events can start it.`,
    mend: mrkdwn`Add ${code('workflow_dispatch:')} under ${code('on:')} in that file on trunk.`,
  }),
  'run-name-silent': ({ use, workflow }) => ({
    what: mrkdwn`Neither an input nor the run’s name of ${code(workflow)} carries ${code('{dispatch}')} (${use}).`,
    why: mrkdwn`Where GitHub’s answer is lost, a run can then be known by its circumstances only, and sometimes not at all.`,
    mend: mrkdwn`Add an input with the value ${code('{dispatch}')} and show it: ${code('run-name: Build ${{ inputs.dispatch }}')}.`,
  }),
} satisfies FindingWordsFor<
  | 'workflow-missing'
  | 'workflow-disabled'
  | 'workflow-unreadable'
  | 'workflow-not-dispatchable'
  | 'run-name-silent'
>;
