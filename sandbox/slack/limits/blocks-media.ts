import { all, type Check, object, oneOf, optional, string } from './check.ts';
import { blockId, pictureFields, pictureSource, url } from './composition.ts';
import { plainText } from './text-object.ts';

const block = { block_id: optional(blockId) };

/** Blocks that show something from elsewhere: image, video, file. */
export const mediaBlocks: Readonly<Record<string, Check>> = {
  image: all(
    object({ type: oneOf('image'), ...block, ...pictureFields, title: optional(plainText(2000)) }),
    pictureSource,
  ),
  video: object({
    type: oneOf('video'),
    ...block,
    video_url: url,
    thumbnail_url: url,
    alt_text: string(2000, 1),
    title: plainText(199),
    title_url: optional(url),
    author_name: optional(string(49)),
    provider_name: optional(string(255)),
    provider_icon_url: optional(url),
    description: optional(plainText(200)),
  }),
  file: object({ type: oneOf('file'), ...block, source: oneOf('remote'), external_id: string(255, 1) }),
};
