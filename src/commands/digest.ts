import { parseProjectId } from '../domain/ids.ts';
import { previewDigest, shareDigest } from '../operations/share-digest.ts';
import { renderDigest } from '../views/digest/digest.ts';
import { renderDigestShared, shareButtons } from '../views/digest/share.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'digest', usage: ['digest [project]'] };

/** `/release digest`: what happened and how it stands, now rather than on schedule. */
export const digestCommand: Command = {
  ...form,
  summary: 'Shows what shipped, what is on its way, and what waits for whom, since the last digest.',
  examples: ['digest', 'digest storefront'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const { ports, asker } = context;
    const facts = await previewDigest(ports, asker, project.value);
    if (!facts.ok) return refuse(facts.refusal);
    const { channelId } = asker.place;
    const isChannel = channelId !== null && !channelId.startsWith('D');
    return say(
      renderDigest(project.value.name, facts.value, {
        footer: null,
        buttons: isChannel ? shareButtons(project.value.id) : null,
      }),
    );
  },
  buttons: {
    'digest:share': async ({ ports, asker }, value) => {
      const project = await ports.store.project(parseProjectId(value));
      if (project === null) return refuse({ code: 'no-project-yet' });
      const shared = await shareDigest(ports, asker, project);
      return shared.ok ? say(renderDigestShared(shared.value.project)) : refuse(shared.refusal);
    },
  },
};
