import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

type Theme = 'light' | 'dark';

const preferred = (): Theme => {
  const kept = localStorage.getItem('theme');
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** Light or dark: the machine's preference until one chooses. */
export const ThemeButton = (): JSX.Element => {
  const [theme, setTheme] = useState<Theme>(preferred);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const other = theme === 'light' ? 'dark' : 'light';
  const words = `Switch to ${other}`;
  return (
    <button
      type="button"
      class="top-button"
      aria-label={words}
      title={words}
      onClick={() => {
        localStorage.setItem('theme', other);
        setTheme(other);
      }}
    >
      <Icon name={theme === 'light' ? 'moon' : 'sun'} />
    </button>
  );
};
