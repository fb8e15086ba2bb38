import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import { listing } from './blocks/listing.ts';
import { context, lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { configuring } from './refusals/configuring.ts';
import { cutting } from './refusals/cutting.ts';
import { exporting } from './refusals/exporting.ts';
import { hotfixing } from './refusals/hotfixing.ts';
import { noticing } from './refusals/noticing.ts';
import { picking } from './refusals/picking.ts';
import { promoting } from './refusals/promoting.ts';
import type { RefusalOf, RefusalWords, WordsFor } from './refusals/refusal-words.ts';
import { rollingBack } from './refusals/rolling-back.ts';
import { scheduling } from './refusals/scheduling.ts';
import { which } from './refusals/which.ts';
import { who } from './refusals/who.ts';
import { writing } from './refusals/writing.ts';
import { code, mrkdwn } from './text/mrkdwn.ts';

/** The words of every refusal; a code without words does not compile. */
const words: WordsFor<RefusalCode> = {
  ...who,
  ...which,
  ...cutting,
  ...picking,
  ...hotfixing,
  ...promoting,
  ...rollingBack,
  ...configuring,
  ...noticing,
  ...scheduling,
  ...exporting,
  ...writing,
};

export const refusalCodes: readonly string[] = Object.keys(words);

export const refusalWords = (refusal: Refusal): RefusalWords => say(refusal.code, refusal);

/** Generic in the code, so that the compiler sees each function take the refusal that is its own. */
const say = <Code extends RefusalCode>(code: Code, refusal: RefusalOf<Code>): RefusalWords =>
  words[code](refusal);

/** The domain's no: what and why, what clears it, and in small print the code to search for. */
export function renderRefusal(refusal: Refusal): Message {
  const { sentence, wayOut, causes = [] } = refusalWords(refusal);
  const { sections } = listing(causes, { sections: 4 });
  return message(mrkdwn`${sentence} ${wayOut}`, [
    lines(sentence, sections.length === 0 ? wayOut : null),
    ...sections,
    sections.length === 0 ? null : lines(wayOut),
    context(mrkdwn`Refused: ${code(refusal.code)}`),
  ]);
}
