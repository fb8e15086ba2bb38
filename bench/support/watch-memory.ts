import type { MeasuredProcess } from './measured-process.ts';

const everyMs = 50;

/** Looks at a process's resident memory again and again; `most` ends that and answers the most there was, in MiB. */
export function watchMemory({ resident }: Pick<MeasuredProcess, 'resident'>): {
  readonly most: () => Promise<number>;
} {
  let most = 0;
  const look = async (): Promise<void> => {
    most = Math.max(most, (await resident()).nowMib);
  };
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  return {
    most: async () => {
      clearInterval(timer);
      await look();
      return most;
    },
  };
}
