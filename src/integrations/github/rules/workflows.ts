import { z } from 'zod';
import type { Part, WorkflowFile } from '../../../domain/repository/rules.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { pageSize } from '../http/pages.ts';
import { branchTip } from '../repository/branch-tip.ts';
import { readFile } from '../repository/read-file.ts';
import { readWorkflowFile } from '../workflow-file.ts';
import { workflowTexts } from './workflow-texts.ts';

const listed = z.object({ workflows: z.array(z.object({ path: z.string(), state: z.string() })) });

const folder = '.github/workflows/';

/**
 * The workflow files of trunk, each read as one and with the state that GitHub has it in. Those that are
 * named are looked for by name too: a compatible server may have files without listing their folder.
 */
export async function workflows(
  connection: Connection,
  repository: string,
  { trunk, named }: { readonly trunk: string; readonly named: readonly string[] },
): Promise<Part<readonly WorkflowFile[]>> {
  const tip = await branchTip(connection, repository, trunk);
  if (tip === null) return { kind: 'unseen', status: 404 };
  const [texts, states] = await Promise.all([
    workflowTexts(connection, repository, tip),
    statesOf(connection, repository),
  ]);
  if (texts.kind === 'unseen') return texts;
  const unlisted = [...new Set(named)].filter((file) => texts.value.every((listed) => listed.file !== file));
  const found = await mapBounded(unlisted, 4, async (file) => {
    const read = await readFile(connection, repository, folder + file, tip);
    return read === null ? [] : [{ file, text: read.text }];
  });
  return {
    kind: 'seen',
    value: [...texts.value, ...found.flat()].map(({ file, text }): WorkflowFile => {
      const state = states.get(folder + file) ?? 'unknown';
      return readWorkflowFile(file, text, state);
    }),
  };
}

/** By path; nothing where the list may not be seen. */
async function statesOf(
  connection: Connection,
  repository: string,
): Promise<ReadonlyMap<string, WorkflowFile['state']>> {
  const states = new Map<string, WorkflowFile['state']>();
  for (let page = 1; ; page += 1) {
    const said = await ask(connection, {
      repository,
      route: 'GET /repos/{owner}/{repo}/actions/workflows',
      params: { per_page: pageSize, page },
      answer: listed,
    });
    if (said.kind === 'no') return states;
    for (const { path, state } of said.value.workflows) {
      states.set(path, state === 'active' ? 'active' : state.startsWith('disabled') ? 'disabled' : 'unknown');
    }
    if (said.value.workflows.length < pageSize) return states;
  }
}
