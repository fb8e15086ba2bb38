import { exportTrail } from '../operations/export-trail.ts';
import { findProject, isProjectName } from '../operations/find-project.ts';
import { verifyTrail } from '../operations/verify-trail.ts';
import { renderExported, renderExportLetter } from '../views/audit/exported.ts';
import { renderVerdict } from '../views/verdict.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say } from './command.ts';
import { missing, unexpected, type Words } from './words.ts';

const form = {
  name: 'audit',
  usage: ['audit verify', 'audit export [project] [from <day>] [until <day>]'],
};

/** `/release audit`: whether the record is whole, and a copy of it. */
export const auditCommand: Command = {
  ...form,
  summary:
    'Verifies the record: that nothing in it was changed, removed or cut off. An admin gets a copy of it as a file.',
  examples: ['audit verify', 'audit export', 'audit export storefront from 2026-01-01 until 2026-03-31'],
  isLong: true,
  answer: async (context, words) => {
    const verb = words.take();
    if (verb === null) return misunderstood(missing(form, '“verify” or “export”'));
    if (verb.toLowerCase() === 'export') return answerExport(context, words);
    if (verb.toLowerCase() !== 'verify') return misunderstood(unexpected(form, verb, ['verify', 'export']));
    const outcome = await verifyTrail(context.ports, context.asker);
    return outcome.ok ? say(renderVerdict(outcome.value)) : refuse(outcome.refusal);
  },
};

/** Without a project's name it is of everything, also in a project's own channel: only that is one chain. */
async function answerExport({ ports, asker }: Context, words: Words): Promise<Reply> {
  const name = words.peek();
  const found =
    name !== null && (await isProjectName(ports, name))
      ? await findProject(ports, asker, words.take())
      : null;
  if (found?.ok === false) return refuse(found.refusal);
  const days: Record<'from' | 'until', string | null> = { from: null, until: null };
  for (const end of ['from', 'until'] as const) {
    if (!words.accept(end)) continue;
    const day = words.take();
    if (day === null) return misunderstood(missing(form, `a day, as 2026-01-31, after “${end}”`));
    if (!isDay(day)) return misunderstood(unexpected(form, day));
    days[end] = day;
  }
  const more = words.take();
  if (more !== null) return misunderstood(unexpected(form, more, ['from', 'until']));
  const outcome = await exportTrail(ports, asker, {
    project: found?.value ?? null,
    ...days,
    drawLetter: renderExportLetter,
  });
  return outcome.ok ? say(renderExported(outcome.value)) : refuse(outcome.refusal);
}

/** A day that the calendar has. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
