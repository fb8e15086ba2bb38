import type { Answer } from '../answer.ts';
import type { World } from '../state/world.ts';

/** What a browser sees behind the stand-in's links: where it is, and that there is nothing more. */
export function plainPage(world: World, path: string): Answer {
  const escaped = path.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const names = world.repositories.map((one) => `${one.owner}/${one.name}`).join(', ');
  const content = `<!doctype html><meta charset="utf-8"><title>Stand-in GitHub</title>
<p>This is the sandbox's stand-in for GitHub, with ${names.replaceAll('<', '&lt;')}.</p>
<p>On GitHub, this would be <code>${escaped}</code>.</p>`;
  return { status: 200, raw: { type: 'text/html; charset=utf-8', content } };
}
