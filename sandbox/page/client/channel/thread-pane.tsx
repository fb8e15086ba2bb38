import type { JSX } from 'preact';
import { Composer } from '../composer/composer.tsx';
import { usePart } from '../feed/use-part.ts';
import { PaneFrame } from '../shell/pane-frame.tsx';
import { MessageList } from './message-list.tsx';

/** A message and its answers, at the side. */
export const ThreadPane = ({ channel, ts }: { channel: string; ts: string }): JSX.Element => {
  const all = usePart(`messages:${channel}`) ?? [];
  const name = usePart('channels')?.find((each) => each.id === channel)?.name ?? '';
  const root = all.filter((each) => each.ts === ts && each.threadTs === undefined);
  const replies = all.filter((each) => each.threadTs === ts);
  return (
    <PaneFrame title="Thread" detail={name}>
      <MessageList
        channel={channel}
        messages={[...root, ...replies]}
        all={all}
        place="thread"
        label="Messages in this thread"
      />
      <Composer channel={channel} threadTs={ts} placeholder="Reply… (@waybill works here)" />
    </PaneFrame>
  );
};
