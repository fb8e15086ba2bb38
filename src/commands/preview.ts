import { previewCut } from '../operations/preview-cut.ts';
import { renderPreview } from '../views/preview.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { wishOf } from './cut.ts';
import { readCutWords } from './cut-words.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';
import { unexpected } from './words.ts';

const form = {
  name: 'preview',
  usage: ['preview [project] [at <sha on trunk>] [as <version>] [into <open version>]'],
};

/** `/release preview`: what a cut would contain. */
export const previewCommand: Command = {
  ...form,
  summary: 'Shows what a cut would contain: changes, version, notes, who is told. Changes nothing.',
  examples: ['preview', 'preview storefront'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const read = readCutWords(form, words, project.value.name);
    if ('input' in read && read.input.without !== null) return misunderstood(unexpected(form, 'without'));
    if ('usage' in read) return misunderstood(read);
    const wish = await wishOf(context, project.value, read.input);
    if (!wish.ok) return refuseTo(context, 'read', project.value, wish.refusal);
    const { ports, asker, progress } = context;
    const outcome = await previewCut(ports, asker, { project: project.value, wish: wish.value }, progress);
    return outcome.ok ? say(renderPreview(outcome.value)) : refuse(outcome.refusal);
  },
};
