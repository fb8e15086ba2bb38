import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import type { FindingWordsFor } from './finding-words.ts';

const names = (all: readonly string[]): Mrkdwn => (all.length === 0 ? mrkdwn`none` : nameSome(all, 15));

/** What is wrong with the inputs that Waybill would give a workflow. */
export const inputFindings = {
  'input-unknown': ({ use, workflow, input, known }) => ({
    what: mrkdwn`${code(workflow)} has no input ${code(input)} (${use}).`,
    why: mrkdwn`GitHub refuses a run with an input that the workflow does not know.`,
    mend: mrkdwn`Declare it in the workflow, or correct \`inputs\` in waybill.yaml. It has: ${names(known)}.`,
  }),
  'input-missing': ({ use, workflow, input }) => ({
    what: mrkdwn`${code(workflow)} requires the input ${code(input)}, which waybill.yaml does not give (${use}).`,
    why: mrkdwn`GitHub refuses a run without it.`,
    mend: mrkdwn`Add it to \`inputs\` in waybill.yaml, or give it a default in the workflow.`,
  }),
  'input-wrong-type': ({ use, workflow, input, type, value }) => ({
    what: mrkdwn`The input ${code(input)} of ${code(workflow)} is a ${type}, and waybill.yaml gives ${code(value, 120)} (${use}).`,
    why: mrkdwn`GitHub refuses a run with a value of another type.`,
    mend: mrkdwn`Give a ${type}, or make the input a \`string\`.`,
  }),
  'input-wrong-choice': ({ use, workflow, input, value, choices }) => ({
    what: mrkdwn`The input ${code(input)} of ${code(workflow)} does not offer ${code(value, 120)} (${use}).`,
    why: mrkdwn`GitHub refuses a run with a value that is not among the choices.`,
    mend: mrkdwn`Choose one of: ${names(choices)}.`,
  }),
  'inputs-too-many': ({ use, workflow, count, limit }) => ({
    what: mrkdwn`waybill.yaml gives ${code(workflow)} ${plural(count, 'input')}; GitHub takes at most ${limit} (${use}).`,
    why: mrkdwn`GitHub refuses the run.`,
    mend: mrkdwn`Leave some out, or join them in one.`,
  }),
  'inputs-indistinct': ({ use, workflow }) => ({
    what: mrkdwn`No input of ${code(workflow)} tells one candidate from another (${use}).`,
    why: mrkdwn`Every run would look the same, and the workflow could not know what it is to build.`,
    mend: mrkdwn`Give it one, such as \`version: "{artifact}"\` or \`ref: "{ref}"\`.`,
  }),
} satisfies FindingWordsFor<
  | 'input-unknown'
  | 'input-missing'
  | 'input-wrong-type'
  | 'input-wrong-choice'
  | 'inputs-too-many'
  | 'inputs-indistinct'
>;
