import { readFileSync } from 'node:fs';

const lookEveryMs = 500;

/** Whose child a process is; undefined where the machine does not tell, or the process is gone. */
const parentOf = (pid: number): number | undefined => {
  try {
    const [, rest = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return Number(rest.split(' ')[1]);
  } catch {
    return undefined;
  }
};

/** npm starts a shell, which on some machines stays between npm and this process. */
const ancestors = (): string => `${process.ppid} ${parentOf(process.ppid)}`;

/**
 * Does something when the npm that started this process is gone without having ended it, as it is where npm was
 * killed. Where a shell started it, nothing is watched: `nohup` means to outlive it.
 */
export const whenNpmEnds = (act: () => void): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    act();
  }, lookEveryMs);
  timer.unref();
};
