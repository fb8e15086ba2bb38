import { parseArgs } from 'node:util';

/** What can be told in the terminal. */
const storyNames = ['release', 'hotfix', 'notices'] as const;
export type StoryName = (typeof storyNames)[number];

/** What the sandbox was asked for. */
export interface Wishes {
  /** Play these stories in the terminal, and end; none: serve the page. */
  readonly stories: readonly StoryName[];
  /** A git clone to work on; undefined: a sample history. */
  readonly repository: string | undefined;
  /** Where the page listens; undefined: the usual port, or any other where that is taken. */
  readonly port: number | undefined;
  /** Where the bot keeps its database; undefined: a folder that is removed at the end. */
  readonly dataDir: string | undefined;
}

const usage = `npm run sandbox -- [--repo <path to a git clone>] [--port <number>] [--data <folder>] [--story [${storyNames.join('|')}]]`;

const portOf = (given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new Error(`"${given}" is not a port: give a number up to 65535.`);
};

/** Without a name, all of them. */
const storiesOf = (names: readonly string[]): readonly StoryName[] => {
  const unknown = names.find((name) => !storyNames.some((each) => each === name));
  if (unknown !== undefined) {
    throw new Error(`There is no story "${unknown}": there are ${storyNames.join(', ')}.`);
  }
  return storyNames.filter((each) => names.length === 0 || names.includes(each));
};

/** Reads the command line; throws a sentence that says what is wrong with it. */
export const readCommandLine = (words: readonly string[]): Wishes => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: words.includes('--story'),
      options: {
        story: { type: 'boolean', default: false },
        repo: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    });
    if (values.story && values.repo !== undefined) {
      throw new Error('The stories have a repository of their own: leave --repo out.');
    }
    return {
      stories: values.story ? storiesOf(positionals) : [],
      repository: values.repo,
      port: portOf(values.port),
      dataDir: values.data,
    };
  } catch (error) {
    const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new Error(`${words.replace(/\.?$/, '.')}\nUsage: ${usage}`, { cause: error });
  }
};
