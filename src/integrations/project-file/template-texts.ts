import { z } from 'zod';
import { nearest } from '../../domain/text/nearest.ts';
import { inputPlaceholders, placeholdersIn } from '../../domain/version/input-template.ts';
import {
  type TagTemplateKind,
  type TagTemplateProblem,
  tagTemplateProblems,
} from '../../domain/version/tag-template-problem.ts';
import { type Fault, faultText, notA } from './fault.ts';
import { quote } from './quote.ts';

/** A template of tags: every problem of it is told. */
export function tagText(kind: TagTemplateKind, example: string) {
  const error = notA(
    'a tag template',
    `Write text with ${kind === 'release' ? '{version}' : '{version} and {n}'} in it: "${example}".`,
  );
  return z.string({ error }).superRefine((text, context) => {
    for (const problem of tagTemplateProblems(text, kind)) {
      context.addIssue({ code: 'custom', message: faultText(tagFault(problem, example)) });
    }
  });
}

function tagFault(problem: TagTemplateProblem, example: string): Fault {
  switch (problem.code) {
    case 'placeholder-unknown':
      return {
        message: `{${problem.placeholder}} stands for nothing here.`,
        hint: `Known: ${problem.known.map((name) => `{${name}}`).join(', ')}.`,
      };
    case 'placeholder-missing':
      return { message: `{${problem.placeholder}} is missing.`, hint: `Write it once: "${example}".` };
    case 'placeholder-repeated':
      return {
        message: `{${problem.placeholder}} is there more than once.`,
        hint: `Write it once: "${example}".`,
      };
    case 'placeholder-touches':
      return {
        message: `{${problem.placeholder}} stands right beside ${problem.neighbour}, so that a tag could be read in two ways.`,
        hint: `Put a letter or a sign between them: "${example}".`,
      };
    case 'tag-name':
      return {
        message: `git takes no tag like ${quote(problem.example)}.`,
        hint: `Use letters, digits, "-", "_", "." and "/" in between: "${example}".`,
      };
    default:
      return problem satisfies never;
  }
}

/** Where inputs are for: a build knows neither an environment nor a deployment with its people, nor what it will make. */
export type InputUse = 'build' | 'deploy';

const unknownToBuilds: ReadonlySet<string> = new Set([
  'digest',
  'environment',
  'deployment',
  'requester',
  'approvers',
]);

/** A template made of the placeholders of `inputPlaceholders`. */
export function templateText(use: InputUse) {
  const known = Object.keys(inputPlaceholders).filter(
    (name) => use === 'deploy' || !unknownToBuilds.has(name),
  );
  const error = notA('text', 'Put it in quotes: "1.10". Without them YAML reads a number.');
  return z.string({ error }).superRefine((text, context) => {
    for (const name of placeholdersIn(text)) {
      if (known.includes(name)) continue;
      const meant = nearest(name, known);
      const list = `Known here: ${known.map((each) => `{${each}}`).join(', ')}.`;
      const hint = meant === null ? list : `Did you mean {${meant}}? ${list}`;
      context.addIssue({
        code: 'custom',
        message: faultText({ message: `{${name}} stands for nothing here.`, hint }),
      });
    }
  });
}

/** The inputs of a workflow: at most 25, which is GitHub's limit. */
export function inputsOf(use: InputUse) {
  const error = notA('a map of inputs', 'Write { input: "{artifact}" }, or leave it out.');
  const name = z.string().regex(/^[A-Za-z_][\w-]{0,99}$/, {
    error: notA("an input's name", 'Write letters, digits, "-" and "_".'),
  });
  const value = z.union([templateText(use), z.boolean()], {
    error: notA('text', 'Put it in quotes: "1.10". Without them YAML reads a number.'),
  });
  return z.record(name, value, { error }).refine((inputs) => Object.keys(inputs).length <= 25, {
    error: () => faultText({ message: 'There are more than 25 inputs.', hint: 'GitHub takes at most 25.' }),
  });
}
