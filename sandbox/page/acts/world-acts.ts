import type { Outcome } from '../../github/runs/run-plan.ts';
import type { ActResult, RunPlanName } from '../wire/acts.ts';
import type { WorldDoers } from './answer-act.ts';
import { setTrouble } from './troubles.ts';

const done: ActResult = { ok: true };

const plans: Readonly<Record<RunPlanName, Outcome>> = {
  succeed: { kind: 'succeed' },
  fail: { kind: 'fail' },
  hang: { kind: 'hang', at: 'in_progress' },
  'answer-late': { kind: 'late', byMs: 60_000 },
  'lose-webhook': { kind: 'succeed' },
};

/** A run tells of itself when it is requested, when it begins and when it ends. */
const webhooksOfARun = 3;

/** What anybody does to the world around the workspace. */
export const worldActs: WorldDoers = {
  merge: async ({ github }, _as, { number }) => {
    await github.control.history.mergePull({ number });
    return done;
  },
  land: async ({ github, slack }, as, { title }) => {
    const author = slack.control.world.people.get(as)?.name;
    await github.control.history.landPull({ title, author });
    return done;
  },
  'end-run': ({ github }, _as, { id, outcome }) => {
    const { runs } = github.control;
    if (outcome === 'hang') runs.decide(id, { kind: 'hang', at: 'in_progress' });
    else runs.conclude(id, ({ succeed: 'success', fail: 'failure', cancel: 'cancelled' } as const)[outcome]);
    return done;
  },
  'plan-run': ({ github }, _as, { plan }) => {
    github.control.runs.order(plans[plan]);
    if (plan === 'lose-webhook') {
      github.control.webhooks.trouble({ action: 'lose', event: 'workflow_run', times: webhooksOfARun });
    }
    return done;
  },
  trouble: (around, _as, { name, isOn }) => {
    setTrouble(around, name, isOn);
    return done;
  },
  bot: async ({ bot }, _as, { to }) => {
    await bot[to]();
    return done;
  },
  clock: async ({ clock, github, slack }, _as, { byMs }) => {
    clock.moveForward(byMs);
    await slack.control.tick();
    await github.control.settle();
    return done;
  },
};
