import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `npm run bench`: every benchmark, one after the other; `npm run bench -- notes --repo <clone>`: one, with its options. */
const benchmarks = [
  'notes',
  'acknowledge',
  'memory',
  'history',
  'first-card',
  'webhook',
  'gates',
  'deployments',
  'rollback',
  'picks',
  'fan-out',
] as const;

const [name, ...options] = process.argv.slice(2);
const chosen = name === undefined ? benchmarks : benchmarks.filter((each) => each === name);
if (chosen.length === 0) {
  process.stderr.write(
    `There is no benchmark "${name}": choose ${benchmarks.join(', ')}, or none for all.\n`,
  );
  process.exit(1);
}
for (const each of chosen) {
  const entry = fileURLToPath(new URL(`${each}.ts`, import.meta.url));
  const [code] = await once(spawn(process.execPath, [entry, ...options], { stdio: 'inherit' }), 'exit');
  if (code !== 0) process.exitCode = 1;
}
