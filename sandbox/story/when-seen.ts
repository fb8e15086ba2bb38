import type { Sandbox } from '../start-sandbox.ts';

/** Resolves once this is so, asked again at whatever happens in the workspace or outside, or when the time is up. */
export const whenSeen = async (
  { slack, outside }: Sandbox,
  isSo: () => boolean,
  timeoutMs: number,
): Promise<void> => {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const stops: (() => void)[] = [];
    const done = (): void => {
      for (const stop of stops) stop();
      resolve();
    };
    const ask = (): void => {
      if (isSo()) done();
    };
    const timer = setTimeout(done, timeoutMs);
    stops.push(slack.control.watch(ask), outside.watch(ask), () => clearTimeout(timer));
  });
};
