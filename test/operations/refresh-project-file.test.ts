import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSha } from '../../src/domain/ids.ts';
import { IntegrationError } from '../../src/domain/integration/integration-error.ts';
import { parseProjectFile } from '../../src/integrations/project-file/parse-project-file.ts';
import { currentProject } from '../../src/operations/current-project.ts';
import { refreshProjectFile } from '../../src/operations/refresh-project-file.ts';
import type { Ports } from '../../src/ports.ts';
import { partly } from '../support/promotion/partly.ts';
import { type Standing, startStanding } from '../support/promotion/standing.ts';
import { workbenchYaml } from '../support/waybill-yaml.ts';

const failures = (settled: readonly PromiseSettledResult<void>[]) =>
  settled.filter(({ status }) => status === 'rejected');

let standing: Standing;
let text = workbenchYaml;

beforeAll(async () => {
  standing = await startStanding();
});
afterAll(() => standing.stop());

test('a rate limit of GitHub refuses what is new, with how long to wait', async () => {
  const ports: Ports = {
    ...standing.ports,
    github: partly<Ports['github']>({
      repositoryById: async () => {
        const limited = { operation: 'GET /repositories', retryable: true, retryAfterMs: 90_000 };
        throw new IntegrationError({ system: 'github', ...limited });
      },
    }),
  };
  expect(await currentProject(ports, standing.project)).toMatchObject({
    ok: false,
    refusal: { code: 'config-unreachable', retryAfterMs: 90_000, isTokenRefused: false },
  });
});

test('many who ask at once have one file read, and none is told that it keeps changing', async () => {
  const { repositoryId } = standing.project;
  const ports: Ports = {
    ...standing.ports,
    parseProjectFile,
    slack: { ...standing.ports.slack, userGroups: async () => [] },
    github: partly<Ports['github']>({
      repositoryById: async () => ({
        id: repositoryId,
        fullName: 'acme/storefront',
        defaultBranch: 'main',
        isArchived: false,
        htmlUrl: 'https://github.com/acme/storefront',
      }),
      readFile: async () => ({ text, blobSha: `${text.length}`, commitSha: parseSha('a'.repeat(40)) }),
      fileAuthors: async () => ['dana-gh'],
    }),
  };
  const readByMany = () =>
    Promise.allSettled(Array.from({ length: 40 }, () => refreshProjectFile(ports, repositoryId)));
  expect(failures(await readByMany())).toEqual([]);
  text = `${workbenchYaml}# a word more\n`;
  expect(failures(await readByMany())).toEqual([]);
  const last = await ports.store.projectFileIn(repositoryId, 'in-force');
  const waiting = await ports.store.projectFileIn(repositoryId, 'waiting');
  expect([last?.blobSha, waiting?.blobSha]).toContain(`${text.length}`);
});
