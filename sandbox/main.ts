import { freePort } from './bot/free-port.ts';
import { readCommandLine, type StoryName, type Wishes } from './command-line.ts';
import type { GithubOptions } from './github/options.ts';
import { sourceOf } from './repository.ts';
import { setUpRepository } from './set-up-repository.ts';
import { type Sandbox, type SandboxOrder, startSandbox } from './start-sandbox.ts';
import { cutStory } from './story/cut-story.ts';
import { hotfixStory } from './story/hotfix-story.ts';
import { noticeStory } from './story/notice-story.ts';
import { playStory } from './story/play-story.ts';
import { promoteStory } from './story/promote-story.ts';
import { brokenStory, regretStory } from './story/rollback-story.ts';
import type { Story } from './story/story.ts';
import { whenNpmEnds } from './when-npm-ends.ts';

const usualPort = 4747;
/** Told in one sandbox each. */
const stories: Readonly<Record<StoryName, readonly Story[]>> = {
  release: [cutStory, promoteStory, brokenStory, regretStory],
  hotfix: [hotfixStory],
  notices: [noticeStory],
};
const say = (words: string): void => void process.stdout.write(`${words}\n`);

const count = (number: number): string => number.toLocaleString('en');

/** One line that counts up, where somebody watches; nothing for a history that is read at once. */
const showProgress: GithubOptions['onProgress'] = ({ commits, total }) => {
  if (!process.stderr.isTTY || total < 1000) return;
  const end = commits >= total ? '\n' : '';
  process.stderr.write(`\rReading the history: ${count(commits)} of ${count(total)} commits${end}`);
};

const aboutNotices = `#support, Sam and a partner outside are told what is coming. A release train goes in two days: move the clock
by a day and it is announced, by another and it is cut, if nothing is open ("/release schedule").

`;

const welcome = (
  sandbox: Sandbox,
  { fullName, isSample }: { readonly fullName: string; readonly isSample: boolean },
): string => `
Waybill's sandbox is ready:  ${sandbox.page.url}

Open it in a browser; it is ${fullName} with a stand-in Slack and a stand-in GitHub, all on this machine.
In #releases, type

  /release preview      what a release would contain
  /release cut          cut it, and watch it be built and go to staging
  /release promote to production   ask for it; its approvers are Priya and Marco
  /release help         everything else

${isSample ? aboutNotices : ''}At the top right you become somebody else; "World outside" merges pull requests, breaks what is deployed,
kills the bot and moves the clock.
Ctrl-C ends it and leaves nothing behind.`;

/** The one that runs, or is on its way. */
let current: Promise<Sandbox> | null = null;

/** Ctrl-C and its like, and the end of npm, end everything in order, also while it is still starting. */
const stopOnSignal = (): void => {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    // Whoever read it may be gone too.
    process.stdout.on('error', () => undefined);
    say('\nStopping.');
    await current?.then((sandbox) => sandbox.stop()).catch(() => undefined);
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  whenNpmEnds(() => void stop());
};

const started = async (
  { repository, dataDir }: Wishes,
  order: Pick<SandboxOrder, 'port' | 'hasDemo'>,
): Promise<readonly [Sandbox, string]> => {
  const source = await sourceOf(repository);
  current = startSandbox({ ...order, source, dataDir, onProgress: showProgress });
  const sandbox = await current;
  if (sandbox.added.length > 0) {
    const files = sandbox.added.join(' and ');
    say(`${source.fullName} has no waybill.yaml: added ${files} to the private mirror, not to your clone.`);
  }
  return [sandbox, source.fullName];
};

const serve = async (wishes: Wishes): Promise<void> => {
  const [sandbox, fullName] = await started(wishes, { port: wishes.port ?? (await freePort(usualPort)) });
  const accepted = await setUpRepository(sandbox.slack, fullName);
  if (accepted.length > 0) {
    say(
      `A tag would also start ${accepted.join(' and ')}: accepted as the admin, since here nothing is published.`,
    );
  }
  say(welcome(sandbox, { fullName, isSample: wishes.repository === undefined }));
};

const tell = async (wishes: Wishes, story: StoryName): Promise<void> => {
  const [sandbox] = await started(wishes, { port: wishes.port ?? 0, hasDemo: story === 'release' });
  try {
    for (const each of stories[story]) await playStory(sandbox, each, say);
  } finally {
    await sandbox.stop();
  }
};

try {
  const wishes = readCommandLine(process.argv.slice(2));
  stopOnSignal();
  if (wishes.stories.length === 0) {
    await serve(wishes);
  } else {
    for (const story of wishes.stories) await tell(wishes, story);
    process.exit(0);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
