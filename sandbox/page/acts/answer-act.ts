import type { IncomingMessage } from 'node:http';
import { ZodError } from 'zod';
import type { Surroundings } from '../surroundings.ts';
import type { Act, ActResult, WorkspaceAct, WorldAct } from '../wire/acts.ts';
import { readAct } from './act-schema.ts';
import { workspaceActs } from './workspace-acts.ts';
import { worldActs } from './world-acts.ts';

type Doers<Kinds extends Act> = {
  readonly [Kind in Kinds['kind']]: (
    around: Surroundings,
    as: string,
    act: Kinds & { readonly kind: Kind },
  ) => ActResult | Promise<ActResult>;
};

export type WorkspaceDoers = Doers<WorkspaceAct>;
export type WorldDoers = Doers<WorldAct>;

const doers: Doers<Act> = { ...workspaceActs, ...worldActs };

const mostBytes = 1_000_000;

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBytes) throw new Error('That is too much.');
  }
  return JSON.parse(text);
};

const perform = async <Kind extends Act['kind']>(
  around: Surroundings,
  as: string,
  act: Act & { readonly kind: Kind },
): Promise<ActResult> => await doers[act.kind](around, as, act);

/** Does what a tab asks for; what goes wrong comes back in words. */
export const answerAct = async (around: Surroundings, request: IncomingMessage): Promise<ActResult> => {
  try {
    const { as, act } = readAct(await bodyOf(request));
    return await perform(around, as, act);
  } catch (error) {
    if (error instanceof ZodError)
      return { ok: false, words: 'The page asked for something that does not exist.' };
    return { ok: false, words: error instanceof Error ? error.message : String(error) };
  }
};
