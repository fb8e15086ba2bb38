import { ConventionalChangelog } from 'conventional-changelog';

/** The other of the two that are compared: the changelog of a range of a clone. Run: `<path> <from or ""> <to>`. */
const [path = '', from = '', to = ''] = process.argv.slice(2);
const startedAt = performance.now();
const changelog = new ConventionalChangelog(path)
  .loadPreset('conventionalcommits')
  .repository('https://github.com/acme/storefront')
  .context({ version: '1.5.0' })
  .commits(from === '' ? { to } : { from, to });
let entries = 0;
for await (const text of changelog.write()) {
  entries += text.split('\n').filter((line) => line.startsWith('* ')).length;
  process.stdout.write(text);
}
process.send?.({
  workMs: performance.now() - startedAt,
  entries,
  peakMib: process.resourceUsage().maxRSS / 1024,
});
