import { parseArgs } from 'node:util';

/** What can be told in the terminal. */
const storyNames = ['release', 'hotfix', 'notices'] as const;

/** What the sandbox was asked for. */
export interface Wishes {
  /** Play this story in the terminal, and end; undefined: serve the page. */
  readonly story: (typeof storyNames)[number] | undefined;
  /** A git clone to work on; undefined: a sample history. */
  readonly repository: string | undefined;
  /** Where the page listens; undefined: the usual port, or any other where that is taken. */
  readonly port: number | undefined;
  /** Where the bot keeps its database; undefined: a folder that is removed at the end. */
  readonly dataDir: string | undefined;
}

const usage = `npm run sandbox -- [--repo <path to a git clone>] [--port <number>] [--data <folder>] [--story [${storyNames.join(' or ')}]]`;

const portOf = (given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new Error(`"${given}" is not a port: give a number up to 65535.`);
};

const storyOf = ([name = 'release', ...more]: readonly string[]): (typeof storyNames)[number] => {
  const found = storyNames.find((each) => each === name);
  if (found === undefined || more.length > 0) {
    throw new Error(
      `There is no story "${[name, ...more].join(' ')}": there are ${storyNames.join(' and ')}.`,
    );
  }
  return found;
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
    return {
      story: values.story ? storyOf(positionals) : undefined,
      repository: values.repo,
      port: portOf(values.port),
      dataDir: values.data,
    };
  } catch (error) {
    const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new Error(`${words.replace(/\.?$/, '.')}\nUsage: ${usage}`, { cause: error });
  }
};
