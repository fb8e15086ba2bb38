import { code, type Mrkdwn } from './mrkdwn.ts';

/** A commit as people recognise it: the first seven digits. */
export const shortSha = (sha: string): Mrkdwn => code(sha.slice(0, 7));
