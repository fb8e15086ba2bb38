import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * What the test runner counted, of files `<step>.json` in a folder, with `<step>.again` where a step's failed files
 * were run once more and `<step>.failed` where a step did not succeed.
 *
 *     counts.mjs failed-files <file>   the test files that failed, a line each
 *     counts.mjs result <folder>       what needed a second try, and the last line: "N passed, N failed"
 */
const [mode, place = ''] = process.argv.slice(2);

const filesOf = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    return [];
  }
};
const testsIn = (file, status) => file.assertionResults.filter((test) => test.status === status);
/** A file that could not be read, or whose preparation failed, has no tests of its own. */
const failuresIn = (file) =>
  testsIn(file, 'failed').length || (file.status === 'failed' && file.assertionResults.length === 0 ? 1 : 0);

if (mode === 'failed-files') {
  for (const file of filesOf(place)) if (failuresIn(file) > 0) console.log(relative('.', file.name));
} else {
  const steps = readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
  // A step that failed before it could count, or beside its tests, is one failure.
  const uncounted = new Set(
    readdirSync(place)
      .filter((name) => name.endsWith('.failed'))
      .map((name) => name.slice(0, -'.failed'.length)),
  );
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    const again = join(place, `${step}.again`);
    const second = new Map(
      (existsSync(again) ? filesOf(again) : [])
        .filter((file) => file.assertionResults.length > 0)
        .map((file) => [file.name, file]),
    );
    let failedHere = 0;
    for (const first of filesOf(join(place, `${step}.json`))) {
      const file = (failuresIn(first) > 0 && second.get(first.name)) || first;
      passed += testsIn(file, 'passed').length;
      failedHere += failuresIn(file);
      if (file !== first && failuresIn(file) === 0) {
        const [test] = testsIn(first, 'failed');
        const why = (test?.failureMessages[0] ?? first.message ?? '').split('\n', 1)[0];
        console.log(`second try  ${relative('.', first.name)}${test ? ` > ${test.fullName}` : ''}: ${why}`);
      }
    }
    failed += failedHere;
    if (failedHere > 0) uncounted.delete(step);
  }
  console.log(`${passed} passed, ${failed + uncounted.size} failed`);
}
