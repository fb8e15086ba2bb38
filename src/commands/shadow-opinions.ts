import { parseRollbackVerdictId } from '../domain/ids.ts';
import type { Opinion } from '../domain/rollback/automatic/verdict.ts';
import { judgeRollback } from '../operations/judge-rollback.ts';
import { readRollbackFigures } from '../operations/read-rollback-figures.ts';
import { renderJudged } from '../views/rollback/imagined.ts';
import { type Command, refuse, say } from './command.ts';

const asked =
  (opinion: Opinion): NonNullable<Command['buttons']>[string] =>
  async ({ ports, asker }, value) => {
    const judged = await judgeRollback(ports, asker, { id: parseRollbackVerdictId(value), opinion });
    if (!judged.ok) return refuse(judged.refusal);
    const { tally } = await readRollbackFigures(ports, judged.value);
    return say(renderJudged({ ...judged.value, tally }));
  };

/** The yes and the no to a rollback that shadow mode only imagined. */
export const shadowButtons: NonNullable<Command['buttons']> = {
  'retry:shadow-right': asked('right'),
  'retry:shadow-wrong': asked('wrong'),
};
