import type { Button } from '@slack/types';
import { button } from '../blocks/buttons.ts';

/** Accept and Refuse, wherever a loosening is shown. Accepting asks once more: it disarms a rule. */
export const decisionButtons = (fileId: string): readonly Button[] => [
  button('Accept', 'setup:accept', fileId, {
    style: 'danger',
    question: {
      title: 'Accept this change?',
      text: 'What is listed takes effect at once. This is recorded with your name.',
      yes: 'Accept',
    },
  }),
  button('Refuse', 'setup:refuse', fileId),
];
