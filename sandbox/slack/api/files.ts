import { type Fields, fieldsListOf } from '../json.ts';
import { postMessage } from '../workspace/posting.ts';
import { neededArg, numberArg, structureArg, textArg } from './arguments.ts';
import { ApiFailure, type Call, type Method } from './call.ts';

const completed = (call: Call, given: Fields): Fields => {
  const known = call.world.files.get(String(given['id']));
  if (known === undefined || known['state'] !== 'uploaded') throw new ApiFailure('file_not_found');
  const { id, name, size } = known;
  return {
    id,
    name,
    size,
    title: given['title'] ?? name,
    url_private: `${call.baseUrl}/files/${String(id)}`,
  };
};

/** `files.*`: uploading in three steps — ask for an address, send the bytes there, say what it is. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    token: 'bot',
    scopes: ['files:write'],
    tier: 'tier4',
    run: (call) => {
      const name = neededArg(call, 'filename');
      const length = numberArg(call, 'length', 0);
      if (length < 1) throw new ApiFailure('invalid_arguments');
      const id = call.world.nextId('F');
      call.world.files.set(id, { id, name, size: length, state: 'waiting' });
      return { file_id: id, upload_url: `${call.baseUrl}/upload/v1/${id}` };
    },
  },
  'files.completeUploadExternal': {
    token: 'bot',
    scopes: ['files:write'],
    tier: 'tier4',
    run: (call) => {
      const { world } = call;
      const given = fieldsListOf(structureArg(call, 'files', 'invalid_arguments'));
      const files = given.map((each) => completed(call, each));
      const channel = world.channels.get(textArg(call, 'channel_id') ?? '');
      if (textArg(call, 'channel_id') !== undefined && channel === undefined)
        throw new ApiFailure('channel_not_found');
      if (channel !== undefined) {
        if (!channel.members.has(world.bot.botUserId)) throw new ApiFailure('not_in_channel');
        postMessage(world, channel, {
          author: { kind: 'bot', user: world.bot.botUserId },
          text: textArg(call, 'initial_comment') ?? '',
          threadTs: textArg(call, 'thread_ts'),
          files,
        });
      }
      return { files };
    },
  },
};
