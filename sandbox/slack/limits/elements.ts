import { isFields } from '../json.ts';
import { button, feedbackButtons, iconButton, overflow, workflowButton } from './buttons.ts';
import { byType, type Check, refuse } from './check.ts';
import { imageElement } from './composition.ts';
import { inputs } from './inputs.ts';
import { pickers } from './pickers.ts';
import { selects } from './selects.ts';
import { anyText } from './text-object.ts';

const sectionPickers = Object.fromEntries(
  Object.entries(pickers).filter(([type]) => type !== 'datetimepicker'),
);
const { rich_text_input: richTextInput } = inputs;

/** What an `actions` block may hold. */
export const actionElement: Check = byType({
  button,
  overflow,
  workflow_button: workflowButton,
  ...selects,
  ...pickers,
  ...(richTextInput === undefined ? {} : { rich_text_input: richTextInput }),
});

/** What may stand beside a section's text. */
export const accessory: Check = byType({
  button,
  overflow,
  workflow_button: workflowButton,
  image: imageElement,
  ...selects,
  ...sectionPickers,
});

/** What an `input` block may hold. */
export const inputElement: Check = byType({ ...inputs, ...selects, ...pickers });

const text = anyText(3000);

export const contextElement: Check = (value, at, look) => {
  const type = isFields(value) ? value['type'] : undefined;
  if (type === 'plain_text' || type === 'mrkdwn') return text(value, at, look);
  if (type === 'image') return imageElement(value, at, look);
  refuse(look, at, 'failed to match all allowed schemas');
};

export const contextActionElement: Check = byType({
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
});
