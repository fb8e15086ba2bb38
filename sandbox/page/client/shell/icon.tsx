import type { JSX } from 'preact';

/** Drawn on a 20 × 20 grid, in strokes. */
const paths = {
  hash: 'M4 7.5h13M3 12.5h13M8.5 3l-2 14M13.5 3l-2 14',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  caret: 'M5.5 8l4.5 4.5L14.5 8',
  back: 'M12.5 4.5L7 10l5.5 5.5',
  close: 'M5 5l10 10M15 5L5 15',
  more: 'M10 5.01V5M10 10.01V10M10 15.01V15',
  thread: 'M4 4h12v9H9l-4 3.5V13H4z',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zm8 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  send: 'M3 4l14.5 6L3 16l2-6zM5 10h6',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.6v-.1',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v5M10 6.1V6',
  check: 'M4 10.5l4 4 8-9',
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  circle: 'M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z',
  spinner: 'M10 3.5a6.5 6.5 0 1 1-6.5 6.5',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 10.5h6.6L14 6',
  picture: 'M3 4h14v12H3zM3 14l4.5-4 3 3 2.5-2 4 3.5M12.5 8v-.1',
  file: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5',
  home: 'M3 9.5L10 3l7 6.5M5 8v9h10V8',
  globe:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM2.5 10h15M10 2.5c-5 5-5 10 0 15M10 2.5c5 5 5 10 0 15',
  inspect: 'M3 4h14v12H3zM6 8l2.5 2L6 12M10.5 12.5H14',
  moon: 'M16 12.5A7 7 0 1 1 8 3.5a5.5 5.5 0 0 0 8 9z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4',
  pin: 'M10 17v-5M6 12h8l-1.5-3V4h-5v5z',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-6 10-6 10 0M13 9.5a2.5 2.5 0 1 0 0-5M14.5 11.5c2 .5 3 2.5 3 5',
} as const;

export type IconName = keyof typeof paths;

/** A small picture beside words; it says nothing to screen readers by itself. */
export const Icon = ({ name }: { name: IconName }): JSX.Element => (
  <svg class={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
