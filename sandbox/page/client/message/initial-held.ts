import type { Fields } from '../../../slack/json.ts';
import { initialValues } from '../../../slack/workspace/initial-values.ts';
import type { Values } from '../../wire/acts.ts';

/** What the elements of a message hold before anybody touches them. */
export const initialHeld = (blocks: readonly Fields[]): Values => initialValues({ blocks });
