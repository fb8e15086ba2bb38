import { type Fields, fieldsListOf, fieldsOf, isFields } from '../json.ts';
import { viewJson } from '../workspace/view.ts';
import { findElement, type Which } from './find-element.ts';
import { blocksAt, type Place } from './press.ts';
import { activePerson, type Stage, whoActed } from './stage.ts';

/** What an external select asks: the letters typed so far. */
interface Asking {
  readonly userId: string;
  readonly place: Place;
  readonly which: Which;
  readonly typed: string;
}

/** The choices that the bot offers for what was typed; none where it is too short or the bot is silent. */
export const suggestions = async (stage: Stage, asking: Asking): Promise<readonly Fields[]> => {
  const { world } = stage;
  const { place } = asking;
  const person = activePerson(world, asking.userId);
  const { block, element } = findElement(blocksAt(place), asking.which);
  if (asking.typed.length < Number(element['min_query_length'] ?? 3)) return [];
  const where =
    'view' in place
      ? { container: { type: 'view', view_id: place.view.id }, view: viewJson(place.view, world.bot) }
      : {
          container: { type: 'message', message_ts: place.message.ts, channel_id: place.channel.id },
          channel: { id: place.channel.id, name: place.channel.name },
        };
  const body = {
    type: 'block_suggestion',
    ...whoActed(world, person),
    ...where,
    action_id: element['action_id'],
    block_id: block['block_id'],
    value: asking.typed,
  };
  const receipt = await stage.courier.send({ kind: 'interactive', what: 'block_suggestion', body });
  if (receipt.status !== 'ok' || !isFields(receipt.body)) return [];
  const groups = fieldsListOf(receipt.body['option_groups']);
  const offered = [receipt.body, ...groups].flatMap((each) => fieldsListOf(fieldsOf(each)['options']));
  return offered.length > 100 ? [] : offered;
};
