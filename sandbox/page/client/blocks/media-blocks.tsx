import type { JSX } from 'preact';
import { stringOf, wordsOf } from '../../../slack/json.ts';
import { Icon } from '../shell/icon.tsx';
import { Anchor } from '../text/inline-view.tsx';
import { Picture } from './picture.tsx';
import type { BlockProps } from './text-blocks.tsx';

export const ImageBlock = ({ block }: BlockProps): JSX.Element => (
  <figure class="block image-block">
    {block['title'] === undefined ? null : <figcaption>{wordsOf(block['title'])}</figcaption>}
    <Picture of={block} className="picture-large" />
  </figure>
);

export const VideoBlock = ({ block }: BlockProps): JSX.Element => (
  <div class="block card-frame">
    <Icon name="picture" />{' '}
    <Anchor url={stringOf(block['title_url']) ?? ''}>{wordsOf(block['title'])}</Anchor>
    <p>{wordsOf(block['description'])}</p>
    <p class="quiet">Videos do not play in the sandbox.</p>
  </div>
);

export const FileBlock = ({ block }: BlockProps): JSX.Element => (
  <div class="block card-frame">
    <Icon name="file" /> {stringOf(block['external_id']) ?? 'A file kept elsewhere'}
  </div>
);
