import type { JSX } from 'preact';
import { type Fields, fieldsListOf, stringOf } from '../../../slack/json.ts';
import { Element } from '../elements/element.tsx';
import { ChartBlock } from './chart-block.tsx';
import { Alert, Card, Carousel, Container } from './frame-blocks.tsx';
import { InputBlock } from './input-block.tsx';
import { FileBlock, ImageBlock, VideoBlock } from './media-blocks.tsx';
import { LoneTask, PlanBlock } from './plan-block.tsx';
import { RichText } from './rich-text-block.tsx';
import { TableBlock } from './table-block.tsx';
import { Actions, type BlockProps, Context, Divider, Header, Markdown, Section } from './text-blocks.tsx';

const ContextActions = ({ block }: BlockProps): JSX.Element => (
  <div class="block actions">
    {fieldsListOf(block['elements']).map((element, index) => (
      <Element
        key={index}
        element={element}
        blockId={stringOf(block['block_id']) ?? ''}
        isDispatching={true}
      />
    ))}
  </div>
);

/** How each block is drawn. */
const known: Readonly<Record<string, (props: BlockProps) => JSX.Element>> = {
  section: Section,
  header: Header,
  context: Context,
  divider: Divider,
  markdown: Markdown,
  rich_text: RichText,
  actions: Actions,
  context_actions: ContextActions,
  input: InputBlock,
  image: ImageBlock,
  video: VideoBlock,
  file: FileBlock,
  table: TableBlock,
  data_table: TableBlock,
  plan: PlanBlock,
  task_card: LoneTask,
  data_visualization: ChartBlock,
  card: Card,
  carousel: Carousel,
  container: Container,
  alert: Alert,
};

const UnknownBlock = ({ block }: BlockProps): JSX.Element => (
  <details class="block unknown">
    <summary>{`This page does not know the block “${String(block['type'])}”.`}</summary>
    <pre>{JSON.stringify(block, null, 2)}</pre>
  </details>
);

/** A list of blocks; one that the page does not know is shown as such, never dropped. */
export const Blocks = ({ blocks }: { blocks: readonly Fields[] }): JSX.Element => (
  <>
    {blocks.map((block, index) => {
      const type = String(block['type']);
      const Known = (Object.hasOwn(known, type) ? known[type] : undefined) ?? UnknownBlock;
      return <Known key={stringOf(block['block_id']) ?? index} block={block} />;
    })}
  </>
);
