import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type RunPlanName, runPlans } from '../../wire/acts.ts';
import type { GithubPart, RunPart } from '../../wire/parts.ts';
import { usePart } from '../feed/use-part.ts';
import { ActButton } from './act-button.tsx';
import { MergeForm } from './merge-form.tsx';
import { Group } from './tool-group.tsx';

const planWords: Readonly<Record<RunPlanName, string>> = {
  succeed: 'succeeds',
  fail: 'fails',
  hang: 'hangs',
  'answer-late': 'ends a minute late',
  'lose-webhook': 'succeeds, but its webhooks are lost',
};

const NextRun = (): JSX.Element => {
  const [plan, setPlan] = useState<RunPlanName>('fail');
  return (
    <div class="tool-row">
      <label>
        The next run{' '}
        <select
          class="field field-short"
          value={plan}
          onChange={(event) =>
            setPlan(runPlans.find((each) => each === event.currentTarget.value) ?? 'succeed')
          }
        >
          {runPlans.map((each) => (
            <option key={each} value={each}>
              {planWords[each]}
            </option>
          ))}
        </select>
      </label>
      <ActButton act={{ kind: 'plan-run', plan }} done={`The next run ${planWords[plan]}.`}>
        Arrange
      </ActButton>
    </div>
  );
};

const Run = ({ run }: { run: RunPart }): JSX.Element => {
  const isOver = run.status === 'completed';
  return (
    <li class="run">
      <div>
        <b>{run.title}</b>
        <span class="quiet">{`${run.name} · ${run.branch} · attempt ${run.attempt}`}</span>
        <span class={`run-state run-${run.conclusion ?? run.status}`}>
          {(run.conclusion ?? run.status).replaceAll('_', ' ')}
        </span>
      </div>
      {isOver ? null : (
        <div class="tool-row">
          <ActButton act={{ kind: 'end-run', id: run.id, outcome: 'succeed' }}>Succeed</ActButton>
          <ActButton act={{ kind: 'end-run', id: run.id, outcome: 'fail' }}>Fail</ActButton>
          <ActButton act={{ kind: 'end-run', id: run.id, outcome: 'hang' }}>Hang</ActButton>
          <ActButton act={{ kind: 'end-run', id: run.id, outcome: 'cancel' }}>Cancel</ActButton>
        </div>
      )}
    </li>
  );
};

const Pulls = ({ github }: { github: GithubPart }): JSX.Element => (
  <ul class="plain-list">
    {github.openPulls.map((pull) => (
      <li key={pull.number} class="run">
        <div>
          <b>{pull.title}</b>
          <span class="quiet">{`#${pull.number} by ${pull.author}`}</span>
        </div>
        <ActButton act={{ kind: 'merge', number: pull.number }} label={`Merge #${pull.number}`}>
          Merge
        </ActButton>
      </li>
    ))}
  </ul>
);

/** The stand-in GitHub: trunk, pull requests, workflow runs. */
export const GithubControls = (): JSX.Element | null => {
  const github = usePart('github');
  if (github === null || github === undefined) return null;
  return (
    <>
      <Group title={`${github.repository}: workflow runs`}>
        <NextRun />
        {github.runs.length === 0 ? <p class="quiet">None yet: type /release cut.</p> : null}
        <ul class="plain-list">
          {github.runs.slice(0, 8).map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ul>
      </Group>
      <Group title="Pull requests">
        <MergeForm />
        <Pulls github={github} />
      </Group>
      <Group title={`Trunk: ${github.trunk}`}>
        <ol class="plain-list commits">
          {github.commits.slice(0, 10).map((commit) => (
            <li key={commit.sha}>
              <code>{commit.sha.slice(0, 7)}</code> <span>{commit.subject}</span>{' '}
              <span class="quiet">{commit.author}</span>
            </li>
          ))}
        </ol>
        {github.tags.length === 0 ? null : (
          <p class="quiet">{`Tags: ${github.tags.slice(0, 8).join(', ')}`}</p>
        )}
      </Group>
    </>
  );
};
