import { renderRequest } from '../../../src/views/deployment/request.ts';
import type { Drawing } from './all-views.ts';
import * as sample from './deployment.ts';
import { now } from './release.ts';

/** Every view of deployments, drawn with a text from outside in each place, and with so many changes. */
export function deploymentViews(text: string, changes: number): readonly Drawing[] {
  const shown = sample.sampleShown(text, changes);
  const ladder = sample.sampleRungs(text);
  const deployment = sample.sampleDeployment(shown, { ladder });
  const requests = [
    deployment,
    { ...deployment, state: 'queued' as const },
    ...sample
      .sampleReasons(text)
      .map((stateReason) => sample.sampleDeployment(shown, { state: 'errored', stateReason })),
  ];
  return [
    {
      view: 'renderRequest',
      drawn: requests.map((each) =>
        renderRequest(sample.sampleRequest(text, changes, { deployment: each }), now),
      ),
    },
  ];
}
