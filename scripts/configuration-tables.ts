import { environment } from '../src/config/environment.ts';
import { inputPlaceholders } from '../src/domain/version/input-template.ts';
import { projectFileJsonSchema } from '../src/integrations/project-file/json-schema.ts';
import { markdownTable } from './markdown-table.ts';

type Node = {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
};

/** The generated parts of docs/configuration.md, by the name of their marker. */
export function configurationTables(): Readonly<Record<string, string>> {
  const file: Node = JSON.parse(JSON.stringify(projectFileJsonSchema()));
  const project = valueOf(file.properties?.['projects']);
  const environments = valueOf(project.properties?.['environments']);
  const keys = ['Key', 'Default', 'Meaning'];
  return {
    variables: markdownTable(
      ['Variable', 'Default', 'Meaning'],
      Object.entries(environment.shape).map(([name, form]) => {
        const { fallback, description = '' } = form.meta() ?? {};
        return [`\`${name}\``, typeof fallback === 'string' ? fallback : '', sentence(description)];
      }),
    ),
    file: markdownTable(keys, rows(file, '')),
    project: markdownTable(keys, rows(project, '')),
    environment: markdownTable(keys, rows(environments, '')),
    placeholders: markdownTable(
      ['Placeholder', 'Stands for'],
      Object.entries(inputPlaceholders).map(([name, about]) => [`\`{${name}}\``, about]),
    ),
  };
}

/** Puts generated parts between their markers; a marker without a part, or the reverse, is a mistake. */
export function fillMarkers(text: string, parts: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  const filled = text.replaceAll(/<!-- generated: (\w+) -->[\s\S]*?<!-- end -->/g, (_whole, name: string) => {
    used.add(name);
    return `<!-- generated: ${name} -->\n${parts[name] ?? 'there is no such part'}\n<!-- end -->`;
  });
  const unused = Object.keys(parts).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`no marker for ${unused.join(', ')}`);
  return filled;
}

/** What a map by name holds under each name. */
function valueOf(map: Node | undefined): Node {
  const held = map?.additionalProperties;
  if (typeof held !== 'object') throw new Error('the schema holds no map here');
  return held;
}

/** One row for each key, with the keys below it after it; maps by name have tables of their own. */
function rows(node: Node, above: string): string[][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, value]) => {
    const path = above + key;
    const isRequired = node.required?.includes(key) ?? false;
    const below = value.anyOf?.find((each) => each.properties !== undefined) ?? value;
    const own = [`\`${path}\``, isRequired ? 'required' : shown(value.default), meaning(value)];
    return [own].concat(rows(below, `${path}.`), rows(value.items ?? {}, `${path}[].`));
  });
}

function meaning({ description = '', enum: words, examples, items }: Node): string {
  const choices = words ?? items?.enum;
  const shownExamples = (examples ?? items?.examples ?? []).map((each) => `\`${String(each)}\``);
  return [
    sentence(description),
    ...(choices === undefined ? [] : [`One of ${choices.map((word) => `\`${String(word)}\``).join(', ')}.`]),
    ...(shownExamples.length === 0 ? [] : [`For example ${shownExamples.join(', ')}.`]),
  ].join(' ');
}

/** A default as it would be written; one that is empty, or made of other keys' defaults, says nothing. */
function shown(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? `\`${String(value)}\`` : '';
}

function sentence(text: string): string {
  const begun = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
