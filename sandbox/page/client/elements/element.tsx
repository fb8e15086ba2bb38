import type { JSX } from 'preact';
import { stringOf, wordsOf } from '../../../slack/json.ts';
import { Picture } from '../blocks/picture.tsx';
import type { ElementProps } from '../blocks/stage.ts';
import { Anchor } from '../text/inline-view.tsx';
import { Button, FeedbackButtons, IconButton } from './button.tsx';
import { DateField } from './date-field.tsx';
import { Overflow } from './overflow.tsx';
import { RichTextField } from './rich-text-field.tsx';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';
import { Ticks } from './ticks.tsx';

const FileField = (): JSX.Element => <p class="unknown">Files cannot be sent in the sandbox.</p>;

const WorkflowButton = ({ element }: ElementProps): JSX.Element => (
  <button type="button" class="button" disabled title="Workflows do not run in the sandbox.">
    {wordsOf(element['text'])}
  </button>
);

/** How each interactive element is drawn. */
const elements: Readonly<Record<string, (props: ElementProps) => JSX.Element>> = {
  button: Button,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  workflow_button: WorkflowButton,
  overflow: Overflow,
  static_select: Select,
  multi_static_select: Select,
  external_select: Select,
  multi_external_select: Select,
  users_select: Select,
  multi_users_select: Select,
  channels_select: Select,
  multi_channels_select: Select,
  conversations_select: Select,
  multi_conversations_select: Select,
  checkboxes: Ticks,
  radio_buttons: Ticks,
  plain_text_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  number_input: TextField,
  rich_text_input: RichTextField,
  datepicker: DateField,
  timepicker: DateField,
  datetimepicker: DateField,
  file_input: FileField,
  image: ({ element }) => <Picture of={element} className="picture-small" />,
  url_source: ({ element }) => (
    <Anchor url={stringOf(element['url']) ?? ''}>{wordsOf(element['text'])}</Anchor>
  ),
};

/** One element of a block; one that the page does not know is shown as such. */
export const Element = (props: ElementProps): JSX.Element => {
  const type = String(props.element['type']);
  const Known = Object.hasOwn(elements, type) ? elements[type] : undefined;
  if (Known === undefined)
    return <span class="unknown">{`This page does not know the element “${type}”.`}</span>;
  return <Known {...props} />;
};
