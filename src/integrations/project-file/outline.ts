import { z } from 'zod';

const texts = z.array(z.string()).nullable().catch(null).default(null);

const environment = z
  .object({
    after: texts,
    tier: z.string().catch(''),
    approvals: z.unknown().optional(),
    hotfix: z.object({ through: texts }).catch({ through: null }).default({ through: null }),
    verify: z
      .object({ smoke: z.array(z.object({ url: z.string().catch('') }).catch({ url: '' })).catch([]) })
      .catch({ smoke: [] }),
    checks: z
      .array(z.object({ name: z.string().catch(''), app: z.string().catch('') }).catch({ name: '', app: '' }))
      .catch([]),
  })
  .catch({
    after: null,
    tier: '',
    approvals: undefined,
    hotfix: { through: null },
    verify: { smoke: [] },
    checks: [],
  });

const project = z
  .object({
    versioning: z
      .object({ tag: z.string().catch('v{version}'), candidate: z.string().catch('v{version}-rc.{n}') })
      .catch({ tag: 'v{version}', candidate: 'v{version}-rc.{n}' }),
    environments: z.record(z.string(), environment).catch({}),
    announce: z
      .object({ early: z.object({ environment: z.string() }).nullable().catch(null).default(null) })
      .catch({ early: null })
      .default({ early: null }),
    notices: z.array(z.object({ environments: texts }).catch({ environments: null })).catch([]),
  })
  .catch({
    versioning: { tag: 'v{version}', candidate: 'v{version}-rc.{n}' },
    environments: {},
    announce: { early: null },
    notices: [],
  });

const file = z.object({ projects: z.record(z.string(), project).catch({}) }).catch({ projects: {} });

export type ProjectOutline = z.output<typeof project>;
export type FileOutline = z.output<typeof file>;

/** What rules of several keys look at, read from whatever of a file is readable; never fails. */
export function outlineOf(value: unknown): FileOutline {
  return file.parse(value);
}
