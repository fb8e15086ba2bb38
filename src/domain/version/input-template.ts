/** What a workflow's inputs may be made of, and what each stands for. */
export const inputPlaceholders = {
  version: "the release's version, `1.5.0`",
  candidate: "the candidate's name, `1.5.0-rc.2`",
  ref: "the candidate's tag",
  sha: "the candidate's commit",
  artifact: 'the artifact version, `1.5.0-build.456-abc1234`',
  digest: "the artifact's digest, empty while it is not known",
  environment: "the environment's name",
  dispatch: "this dispatch's id",
  deployment: "the deployment's id",
  requester:
    'who asked for the deployment: their GitHub login where it is linked, else `slack:U0123`; `waybill` where it went by itself',
  approvers: 'who approved it, likewise, with commas between them; empty where nobody had to',
} as const;

type InputPlaceholder = keyof typeof inputPlaceholders;

/** A value for every placeholder; null where there is none, as for the environment of a build. */
export type InputValues = Readonly<Record<InputPlaceholder, string | null>>;

export type RenderedInputs = {
  readonly inputs: Readonly<Record<string, string>>;
  /** Placeholders that mean nothing; they are left as they stand. */
  readonly unknown: readonly { readonly input: string; readonly placeholder: string }[];
};

/** A word in braces. JSON in an input (`{"a": 1}`) is not one, and stays as it is. */
const placeholder = /\{([A-Za-z_][\w-]*)\}/g;

/** Placeholders that differ from one candidate to the next. A dispatch's id differs too, but says nothing of which. */
const distinguishing: ReadonlySet<string> = new Set(['candidate', 'ref', 'sha', 'artifact', 'digest']);

const isKnown = (name: string): name is InputPlaceholder => Object.hasOwn(inputPlaceholders, name);

/** The placeholders that a template names, known or not, each once. */
export function placeholdersIn(template: string): readonly string[] {
  return [...new Set(Array.from(template.matchAll(placeholder), ([, name = '']) => name))];
}

/** The inputs of one dispatch. */
export function renderInputs(
  templates: Readonly<Record<string, string>>,
  values: InputValues,
): RenderedInputs {
  const entries = Object.entries(templates);
  return {
    inputs: Object.fromEntries(entries.map(([input, template]) => [input, render(template, values)])),
    unknown: entries.flatMap(([input, template]) =>
      placeholdersIn(template)
        .filter((name) => !isKnown(name))
        .map((name) => ({ input, placeholder: name })),
    ),
  };
}

/** Whether any input tells one candidate from another; if none does, a workflow cannot know what it is about. */
export function tellsCandidatesApart(templates: Readonly<Record<string, string>>): boolean {
  return Object.values(templates).some((template) =>
    placeholdersIn(template).some((name) => distinguishing.has(name)),
  );
}

function render(template: string, values: InputValues): string {
  return template.replaceAll(placeholder, (whole, name: string) =>
    isKnown(name) ? (values[name] ?? '') : whole,
  );
}
