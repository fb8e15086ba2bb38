import { verifyTrail } from '../operations/verify-trail.ts';
import { renderVerdict } from '../views/verdict.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'audit', usage: ['audit verify'] };

/** `/release audit`: whether the record is whole. */
export const auditCommand: Command = {
  ...form,
  summary: 'Verifies the record: that nothing in it was changed, removed or cut off.',
  examples: ['audit verify'],
  isLong: true,
  answer: async ({ ports, asker }, words) => {
    const verb = words.take();
    if (verb === null) return misunderstood(missing(form, '“verify”'));
    if (verb.toLowerCase() !== 'verify') return misunderstood(unexpected(form, verb, ['verify']));
    const outcome = await verifyTrail(ports, asker);
    return outcome.ok ? say(renderVerdict(outcome.value)) : refuse(outcome.refusal);
  },
};
