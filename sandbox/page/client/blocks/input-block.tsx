import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { fieldsOf, stringOf } from '../../../slack/json.ts';
import { Element } from '../elements/element.tsx';
import { Icon } from '../shell/icon.tsx';
import { TextObject } from '../text/text-view.tsx';
import { useStage } from './stage.ts';
import type { BlockProps } from './text-blocks.tsx';

/** A labelled field, with its hint and with what is wrong with it. */
export const InputBlock = ({ block }: BlockProps): JSX.Element => {
  const id = useId();
  const blockId = stringOf(block['block_id']) ?? '';
  const problem = useStage().errors[blockId];
  const isOptional = block['optional'] === true;
  const hasHint = block['hint'] !== undefined;
  const described = [problem === undefined ? '' : `${id}-problem`, hasHint ? `${id}-hint` : '']
    .join(' ')
    .trim();
  return (
    <div class={`block input-block${problem === undefined ? '' : ' has-problem'}`}>
      <div class="input-label" id={`${id}-label`}>
        <TextObject of={block['label']} />
        {isOptional ? <span class="input-optional"> (optional)</span> : null}
      </div>
      <Element
        element={fieldsOf(block['element'])}
        blockId={blockId}
        isDispatching={block['dispatch_action'] === true}
        labelledBy={`${id}-label`}
        describedBy={described === '' ? undefined : described}
        isRequired={!isOptional}
      />
      {problem === undefined ? null : (
        <div class="input-problem" id={`${id}-problem`} role="alert">
          <Icon name="warning" /> {problem}
        </div>
      )}
      {hasHint ? (
        <div class="input-hint" id={`${id}-hint`}>
          <TextObject of={block['hint']} />
        </div>
      ) : null}
    </div>
  );
};
