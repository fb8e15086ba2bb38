import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { Fault } from './fault.ts';
import { keyOf, type Path, type Place, placeFinder } from './place.ts';
import { looksSecret } from './quote.ts';

/** What is wrong at one place of the file, before any rule of ours. */
type PlacedFault = Fault & { readonly place: Place };

export type YamlFile = {
  /** Plain values; undefined where the text cannot be read as YAML at all. */
  readonly value: unknown;
  readonly faults: readonly PlacedFault[];
  readonly placeOf: (path: Path) => Place;
};

const longest = 128 * 1024;

/** Reads text as one YAML document, with the place of every value. */
export function readYaml(text: string): YamlFile {
  const counter = new LineCounter();
  if (text.length > longest) {
    const fault = {
      message: 'The file is larger than 128 KB.',
      hint: 'Keep what is not for Waybill elsewhere.',
    };
    return { value: undefined, faults: [{ ...fault, place: top }], placeOf: () => top };
  }
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, merge: false });
  const placeOf = placeFinder(document, counter);
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const errors = withoutEchoes([...document.errors, ...document.warnings]);
  const faults = [
    ...errors.map((error) => placed(faultOf(error), at(error.pos[0]))),
    ...hiddenFaults(document, at),
  ];
  // A key that is there twice leaves a tree that can be read; any other error may not.
  const isReadable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  if (!isReadable) return { value: undefined, faults, placeOf };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), faults, placeOf };
  } catch {
    // An alias that stands for nothing is among the faults already.
    const isLoose = faults.some(({ message }) => message === looseAlias.message);
    return { value: undefined, faults: isLoose ? faults : [...faults, placed(aliasBomb, top)], placeOf };
  }
}

const aliasBomb: Fault = {
  message: 'The aliases in this file multiply beyond measure.',
  hint: 'Write out what they (*name) stand for.',
};

const top: Place = { line: 1, column: 1 };

const wellUnderstood: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
  'MULTIPLE_DOCS',
  'BAD_ALIAS',
  'TAG_RESOLVE_FAILED',
]);

/** After a first error of syntax the parser stumbles on, and what it then says helps nobody. */
function withoutEchoes(errors: readonly YAMLError[]): readonly YAMLError[] {
  const clear = errors.filter(({ code }) => wellUnderstood.has(code));
  const unclear = errors.filter(({ code }) => !wellUnderstood.has(code));
  const hasTab = clear.some(({ code }) => code === 'TAB_AS_INDENT');
  return hasTab ? clear : [...clear, ...unclear.slice(0, 1)];
}

function placed({ message, hint }: Fault, place: Place): PlacedFault {
  return { message, hint, place };
}

const looseAlias: Fault = {
  message: 'The alias (*name) stands for nothing.',
  hint: 'Write out what it should stand for, or put the text in quotes.',
};

function faultOf(error: YAMLError): Fault {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { message: 'This key is there twice.', hint: 'Keep one of them.' };
    case 'TAB_AS_INDENT':
      return { message: 'The line is indented with a tab.', hint: 'Indent with spaces.' };
    case 'MULTIPLE_DOCS':
      return {
        message: 'The file holds several documents.',
        hint: 'Keep one, without a line of "---" in between.',
      };
    case 'BAD_ALIAS':
      return looseAlias;
    case 'TAG_RESOLVE_FAILED':
      return { message: 'Tags (!name) mean nothing here.', hint: 'Put the text in quotes.' };
    default:
      return {
        message: 'This is not YAML.',
        hint: 'Look here and at the line before for indentation, a missing ":" or a missing quote.',
      };
  }
}

/** What would pass unseen: secrets, and a key that JavaScript keeps to itself. */
function hiddenFaults(document: Document, at: (offset: number) => Place): readonly PlacedFault[] {
  const faults: PlacedFault[] = [];
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value !== 'string' || !looksSecret(node.value)) return;
      const message = 'This looks like a secret, which does not belong in a repository.';
      const hint =
        "Make it invalid where it was issued, and name a variable of the bot's environment instead.";
      faults.push({ message, hint, place: at(node.range?.[0] ?? 0) });
    },
    Alias: (_key, node) => {
      if (node.resolve(document) === undefined) faults.push(placed(looseAlias, at(node.range?.[0] ?? 0)));
    },
    Pair: (_key, pair) => {
      if (keyOf(pair) !== '__proto__' || !isScalar(pair.key)) return;
      const fault = { message: 'There is no key "__proto__" here.', hint: 'Take it out.' };
      faults.push({ ...fault, place: at(pair.key.range?.[0] ?? 0) });
    },
  });
  return faults;
}
