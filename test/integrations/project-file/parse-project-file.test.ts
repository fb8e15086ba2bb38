import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseProjectFile } from '../../../src/integrations/project-file/parse-project-file.ts';

const text = readFileSync(new URL('storefront.yaml', import.meta.url), 'utf8');

/** Every problem of a file, as a person reads it. */
function problemsOf(file: string): readonly string[] {
  const parsed = parseProjectFile(file);
  if (parsed.ok) return [];
  return parsed.problems.map(({ line, path, message, hint }) => `line ${line}: ${path}: ${message} ${hint}`);
}

const changed = (from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`the sample has no ${from}`);
  return problemsOf(text.replace(from, to));
};

const inProduction = 'projects.storefront.environments.production';

describe('a waybill.yaml', () => {
  test('is read with every default filled in', () => {
    const parsed = parseProjectFile(text);
    expect(parsed).toMatchObject({
      ok: true,
      file: {
        projects: [
          {
            name: 'storefront',
            trunk: 'main',
            build: { workflow: 'build.yml', timeoutMs: 3_600_000, artifact: null },
            environments: [
              { name: 'staging', after: [], promote: 'automatically', deploy: { timeoutMs: 1_200_000 } },
              {
                name: 'production',
                after: ['staging'],
                soakMs: 1_800_000,
                promote: 'by hand',
                approvals: { count: 2, expireMs: 86_400_000, validMs: 604_800_000, exclude: ['authors'] },
                checks: [{ name: 'e2e', app: 'github-actions', accepts: [] }],
                windows: [{ effect: 'allow', zone: 'Europe/Berlin' }, { effect: 'deny' }],
                verify: { smoke: [{ attempts: 5, timeoutMs: 5_000 }], bakeMs: 600_000 },
              },
            ],
            schedules: { cut: { announceMs: 10_800_000, missed: 'report' }, digest: { missed: 'report' } },
          },
        ],
      },
    });
  });

  test('names for a rollback’s hook where it is, what signs it, and how long it may take', () => {
    const hook = 'mode: ask, hook: { url: "https://flags.example/switch", secret: FLAGS_SECRET }';
    const parsed = parseProjectFile(text.replace('mode: automatic', hook));
    expect(parsed.ok && parsed.file.projects[0]?.environments[1]?.rollback.hook).toEqual({
      url: 'https://flags.example/switch',
      secret: 'FLAGS_SECRET',
      timeoutMs: 10_000,
    });
  });

  test('needs little', () => {
    const small = 'version: 1\nprojects: { a: { channel: C012, build: none, environments: {} } }';
    expect(parseProjectFile(small)).toMatchObject({
      ok: true,
      file: {
        projects: [
          {
            name: 'a',
            trunk: null,
            paths: [],
            build: null,
            captains: [],
            versioning: { scheme: 'semver', tag: 'v{version}', candidate: 'v{version}-rc.{n}' },
          },
        ],
      },
    });
  });

  test('may give inputs as true and false, and a build its artifact', () => {
    const file = text.replace(
      'inputs: { version: "{artifact}" } }',
      'inputs: { dry: true }, artifact: { name: image } }',
    );
    expect(parseProjectFile(file)).toMatchObject({
      ok: true,
      file: {
        projects: [{ build: { inputs: { dry: 'true' }, artifact: { name: 'image', reference: null } } }],
      },
    });
  });

  test('may use anchors and aliases, whose problems are told where they are used', () => {
    const file = text
      .replace(
        'deploy: { workflow: deploy.yml, inputs: { environment: staging',
        'deploy: &way { workflow: deploy.yml, inputs: { environment: staging',
      )
      .replace(
        'deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }',
        'deploy: *way',
      );
    expect(problemsOf(file)).toEqual([]);
  });
});

describe('a problem', () => {
  test.each([
    [
      'soak: 30m',
      'soak: "30"',
      `line 19: ${inProduction}.soak: "30" is not a duration. Write a number and a unit: 30s, 20m, 2h, 7d.`,
    ],
    [
      'soak: 30m',
      'soak: 30',
      `line 19: ${inProduction}.soak: 30 is not a duration. Write a number and a unit: 30s, 20m, 2h, 7d.`,
    ],
    [
      'tier: staging',
      'tier: stagin',
      'line 13: projects.storefront.environments.staging.tier: "stagin" is not a tier. Did you mean "staging"? One of: development, staging, production.',
    ],
    [
      '    captains:',
      '    captain:',
      'line 8: projects.storefront.captain: There is no key "captain" here. Did you mean "captains"?',
    ],
    [
      'C0123RELEASES',
      '"#releases"',
      'line 7: projects.storefront.channel: "#releases" is a name, and names can change. Write the channel\'s id, as in C0123ABCD: Slack shows it at the end of the channel\'s details.',
    ],
    [
      'zone: Europe/Berlin }\n          -',
      'zone: Europe/Belrin }\n          -',
      `line 25: ${inProduction}.windows[0].zone: "Europe/Belrin" is not a time zone. Did you mean Europe/Berlin?`,
    ],
    [
      'after: [staging]',
      'after: [stagng]',
      `line 18: ${inProduction}.after[0]: There is no environment "stagng". Did you mean "staging"?`,
    ],
    ['version: 1\n', 'version: 2\n', 'line 1: version: 2 is not a version of this file. Write version: 1.'],
    [
      'U0123]',
      'ada@example.com]',
      'line 8: projects.storefront.captains[1]: "ada@example.com" is not a person or a user group. Write a user group as "@handle" or S0123ABCD, a person as U0123ABCD.',
    ],
  ])('in %j as %j is told with its line and what would be right', (from, to, expected) => {
    expect(changed(from, to)).toEqual([expected]);
  });

  test.each([
    ['"0 9 * * 2"', '"0 9 * *"', 'not a cron expression'],
    ['"0 9 * * 2"', '"0 9 30 2 *"', 'not a cron expression'],
    ['"0 9 * * 2"', '"@daily"', 'not a cron expression'],
    ['"Mon-Thu 09:00-16:00"', '"Mon-Thu 9-16"', 'not a window'],
    ['allow: "Mon-Thu 09:00-16:00"', 'allow: Mon, deny: Tue', 'either "allow" or "deny"'],
    ['"apps/storefront/**"', '../other', 'not a path or a glob'],
    ['"apps/storefront/**"', '/apps', 'not a path or a glob'],
    ['"apps/storefront/**"', `"${'{a,b}'.repeat(9)}"`, 'multiply beyond measure'],
    ['trunk: main', 'trunk: refs/heads/main', 'not the name of a branch'],
    ['zone: Europe/Berlin, announce', 'zone: "+02:00", announce', 'not a time zone'],
    ['zone: Europe/Berlin, announce', 'zone: CEST, announce', 'not a time zone'],
    ['kinds: [asn, pod, digest]', 'kinds: []', 'No kind is named'],
    ['kinds: [asn, pod, digest]', 'kinds: [ans]', 'Did you mean "asn"?'],
    ['environments: [production]', 'environments: [prod]', 'There is no environment "prod"'],
    ['mailto:ops@partner.example', 'mailto:ops', 'not a recipient'],
    ['mailto:ops@partner.example', 'https://partner.example/hook', 'needs a secret'],
    ['C0456SUPPORT', '"#support"', 'is a name'],
    ['status: 200', 'status: ok', 'not an HTTP status'],
    ['https://shop.example/healthz', 'ftp://shop.example', 'not an address'],
    ['count: 2', 'count: -1', 'not a number of approvals'],
    ['from: ["@prod-approvers"], expire', 'from: [], expire', 'Nobody is named'],
    ['promote: automatically', 'promote: auto', 'not a way to promote'],
    ['mode: automatic', 'mode: always', 'not a rollback mode'],
    ['mode: automatic', 'hook: { url: "ftp://flags.example", secret: A_SECRET }', 'not an address to call'],
    ['mode: automatic', 'hook: { url: "https://flags.example" }', 'hook.secret: This key is missing'],
    ['mode: automatic', 'hook: { url: "https://flags.example", secret: A, timeout: 2m }', 'at most 60s'],
    ['build: { workflow: build.yml', 'build: { workflow: build', 'not a workflow file'],
    ['build: {', 'build: nothing #', 'is not a build'],
    [
      'inputs: { version: "{artifact}" } }\n',
      'inputs: { version: "{artefact}" } }\n',
      'Did you mean {artifact}?',
    ],
    [
      'inputs: { version: "{artifact}" } }\n',
      'inputs: { version: "{digest}" } }\n',
      '{digest} stands for nothing here',
    ],
    [
      'inputs: { version: "{artifact}" } }\n',
      'inputs: { version: "{approvers}" } }\n',
      '{approvers} stands for nothing here',
    ],
    ['inputs: { version: "{artifact}" } }\n', 'inputs: { version: 1.10 } }\n', 'Put it in quotes'],
    ['tag: "v{version}"', 'tag: "v{versoin}"', '{version} is missing'],
    ['candidate: "v{version}-rc.{n}"', 'candidate: "v{version}{n}"', 'right beside {n}'],
    ['candidate: "v{version}-rc.{n}"', 'candidate: "v{version}/{n}"', 'for the releases of this project'],
    ['      staging:\n', '      latest:\n', 'is a word of the commands'],
    ['  storefront:\n', '  Storefront:\n', 'is not a name'],
    ['after: [staging]', 'after: [production]', 'would wait for itself'],
    ['checks: [{', 'checks: [{ name: e2e, app: github-actions }, {', 'This check is there twice'],
    ['approvals: { count: 2,', 'approval: { count: 2,', 'approvals must be written out'],
    ['channel: C0123RELEASES', 'channel:', 'Nothing is not a channel'],
    ['projects:\n', 'projects: none\nother:\n', '"none" is not a map of projects'],
  ])('in %j as %j says: %s', (from, to, expected) => {
    expect(changed(from, to).join('\n')).toContain(expected);
  });

  test('does not hide any other, even under a name that is wrong', () => {
    const file = text
      .replace('soak: 30m', 'soak: soon')
      .replace('tier: staging', 'teir: staging')
      .replace('after: [staging]', 'after: [nowhere]')
      .replace('approvals:', 'approvels:')
      .replace('  storefront:\n', '  Storefront:\n')
      .replace('zone: Europe/Berlin }\n    notices', 'zone: Mars }\n    notices')
      .replace('bake: 10m', 'bake: long');
    const problems = problemsOf(file).join('\n');
    for (const word of [
      '"soon"',
      '"teir"',
      'tier: This key is missing',
      '"nowhere"',
      '"approvels"',
      '"Storefront"',
      '"long"',
    ]) {
      expect(problems).toContain(word);
    }
    expect(problemsOf(file)).toHaveLength(8);
  });

  test('of environments that wait for each other names them all', () => {
    const file = text.replace('promote: automatically', 'after: [production]');
    expect(problemsOf(file)).toEqual([
      'line 15: projects.storefront.environments.staging.after[0]: staging waits for production waits for staging: none would ever be deployed to. Take one of them out.',
    ]);
  });

  test('of two projects whose tags could be the same names both', () => {
    const second =
      '  api: { channel: C012, build: none, environments: {}, versioning: { candidate: "api/{version}/{n}" } }\n';
    expect(problemsOf(text + second)).toEqual([
      'line 35: projects.api.versioning.tag: "v{version}" can make the same tag as "v{version}", for the releases of storefront. Give it a beginning of its own, such as "api-v{version}".',
    ]);
  });
});
