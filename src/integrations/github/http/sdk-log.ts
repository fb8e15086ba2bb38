import type { Log } from '../../../ports.ts';

/** The SDK quotes addresses and answers in what it logs; ours says only that it had something to say. */
export function sdkLog(log: Log) {
  return {
    debug: () => {},
    info: () => {},
    warn: (text: string) =>
      log.warn(
        { from: 'github-sdk', isDeprecation: text.includes('deprecated') },
        'the GitHub SDK warned of something',
      ),
    error: () => log.error({ from: 'github-sdk' }, 'the GitHub SDK reported an error'),
  };
}
