import { code, mrkdwn } from '../text/mrkdwn.ts';
import type { WordsFor } from './refusal-words.ts';

export const exporting = {
  'nothing-to-export': () => ({
    sentence: mrkdwn`Nothing is on the record there and then.`,
    wayOut: mrkdwn`Ask for other days, or for all: ${code('/release audit export')}.`,
  }),
  'export-too-large': ({ limitMegabytes }) => ({
    sentence: mrkdwn`That is more than ${limitMegabytes} MB, which is too much for one file.`,
    wayOut: mrkdwn`Take it in parts: ${code('/release audit export from 2026-01-01 until 2026-06-30')}.`,
  }),
  'no-files': () => ({
    sentence: mrkdwn`Waybill may not give files here: the scope ${code('files:write')} was left out, or this server takes none.`,
    wayOut: mrkdwn`Add the scope and install the app again. Whoever runs Waybill can also read the trail from the database: docs/audit.md says how.`,
  }),
} satisfies WordsFor<'nothing-to-export' | 'export-too-large' | 'no-files'>;
