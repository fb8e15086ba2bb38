import { createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer } from 'preact/hooks';
import type { PartKey, Parts } from '../../wire/parts.ts';
import { createFeed, type Feed } from './feed.ts';

export const FeedContext = createContext<Feed>(createFeed());

/** The last value of a part; the component is drawn again when it changes. */
export const usePart = <Key extends PartKey>(key: Key): Parts[Key] | undefined => {
  const feed = useContext(FeedContext);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const drawn = feed.get(key);
  useLayoutEffect(() => {
    if (feed.get(key) !== drawn) redraw(undefined);
    return feed.watch(key, () => redraw(undefined));
  }, [feed, key]);
  return drawn;
};

export const useConnection = (): boolean => {
  const feed = useContext(FeedContext);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => feed.watchConnection(() => redraw(undefined)), [feed]);
  return feed.isConnected();
};
