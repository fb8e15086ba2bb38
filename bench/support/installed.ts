import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from '../../sandbox/bot/free-port.ts';
import { fieldsListOf, listOf } from '../../sandbox/slack/json.ts';
import { channels } from '../../sandbox/slack/workspace/seed.ts';
import { type MeasuredProcess, startProcess } from './measured-process.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** The sample repository with one release cut and built. */
export type Installed = Workspace & { readonly releaseId: string };

/** Installs Waybill with the sample repository and cuts 1.5.0, so that there is something to ask about. */
export async function installWithRelease(databaseUrl: string): Promise<Installed> {
  const workspace = await openWorkspace({
    databaseUrl,
    repository: { owner: 'acme', name: 'storefront', from: 'sample', channel: channels.releases },
  });
  const waybill = await workspace.start();
  try {
    await workspace.ask('setup acme/storefront');
    await workspace.ask('cut');
    const card = await workspace.cardReads('1.5.0', /ready/i);
    const elements = fieldsListOf(card.blocks).flatMap((block) => fieldsListOf(listOf(block['elements'])));
    const button = elements.find((element) => element['action_id'] === 'notes:show');
    return { ...workspace, releaseId: String(button?.['value']) };
  } finally {
    await waybill.stop();
  }
}

/** Starts one of the programs beside this module, which says when it is ready. */
export async function startBeside(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<MeasuredProcess & { readonly url: string }> {
  const port = await freePort();
  const started = startProcess({
    entry: new URL(name, import.meta.url),
    env: { ...env, PORT: String(port) },
  });
  await Promise.race([
    once(started.child, 'message'),
    once(started.child, 'exit').then(() => {
      throw new Error(`${name} did not come up.`);
    }),
  ]);
  return { ...started, url: `http://127.0.0.1:${port}` };
}

export const uniqueRun = (): string => randomBytes(6).toString('hex');
