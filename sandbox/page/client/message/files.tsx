import type { JSX } from 'preact';
import { type Fields, stringOf } from '../../../slack/json.ts';
import { Icon } from '../shell/icon.tsx';

const isPicture = (name: string): boolean => /\.(png|jpe?g|gif|webp)$/i.test(name);

const size = (bytes: unknown): string => {
  if (typeof bytes !== 'number') return '';
  return bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 102.4) / 10} kB`;
};

/** The files under a message; pictures are shown. */
export const Files = ({ files }: { files: readonly Fields[] }): JSX.Element | null => {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) => {
        const name = stringOf(file['name']) ?? 'file';
        const title = stringOf(file['title']) ?? name;
        const address = `/file/${encodeURIComponent(String(file['id']))}`;
        if (isPicture(name)) {
          return (
            <figure key={address}>
              <figcaption>{title}</figcaption>
              <img class="picture-large" src={address} alt={title} />
            </figure>
          );
        }
        return (
          <a key={address} class="card-frame file" href={address} download={name}>
            <Icon name="file" />
            <span>
              <b>{title}</b>
              <span class="quiet">{size(file['size'])}</span>
            </span>
          </a>
        );
      })}
    </div>
  );
};
