import type { JSX } from 'preact';
import { type Fields, fieldsOf, stringOf } from '../../../slack/json.ts';
import { Icon } from '../shell/icon.tsx';

const fileId = (of: Fields): string | undefined => {
  const file = fieldsOf(of['slack_file']);
  return stringOf(file['id']) ?? /\/files\/([\w-]+)/.exec(stringOf(file['url']) ?? '')?.[1];
};

/** A picture that the sandbox holds itself; one from elsewhere is named, not fetched. */
export const Picture = ({ of, className }: { of: Fields; className: string }): JSX.Element => {
  const id = fileId(of);
  const alt = stringOf(of['alt_text']) ?? '';
  const address = stringOf(of['image_url']) ?? '';
  const own = address.startsWith('data:image/') ? address : undefined;
  if (id !== undefined || own !== undefined) {
    return <img class={className} src={own ?? `/file/${encodeURIComponent(id ?? '')}`} alt={alt} />;
  }
  return (
    <span
      class={`${className} picture-elsewhere`}
      role="img"
      aria-label={alt}
      title={`${address} (not fetched: nothing leaves this machine)`}
    >
      <Icon name="picture" />
      {className === 'picture-small' ? null : <span>{alt}</span>}
    </span>
  );
};
