import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Client {
  readonly script: string;
  readonly style: string;
}

const source = (name: string): string => fileURLToPath(new URL(`./client/${name}`, import.meta.url));

const bundled = async (entry: string): Promise<string> => {
  const result = await build({
    entryPoints: [source(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'dataurl' },
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
};

/** The page's script and style, made from their sources. */
export const bundleClient = async (): Promise<Client> => {
  const [script, style] = await Promise.all([bundled('main.tsx'), bundled('styles/page.css')]);
  return { script, style };
};
