import { ownBuildWorkflow, workflowPath } from '../../sandbox/own-files.ts';

type Wanted = { readonly trunk: string; readonly channel: string; readonly paths: string };

const project = (name: string, { trunk, channel }: Wanted, more = ''): string => `  ${name}:
    trunk: ${trunk}
    channel: ${channel}
    captains: ["@release-captains"]
    versioning: { tag: "${name}-v{version}", candidate: "${name}-v{version}-rc.{n}" }
${more}    build: { workflow: waybill-build.yml, inputs: { version: "{artifact}" } }
    environments:
      production:
        tier: production
        deploy: { workflow: waybill-build.yml, inputs: { version: "{artifact}" } }
        approvals: { count: 1, from: ["@prod-approvers"] }
`;

/** Files that make a repository into two projects: the whole of it, and some paths. No tag of its own fits either. */
export const twoProjects = (wanted: Wanted): Readonly<Record<string, string>> => ({
  'waybill.yaml': `version: 1
projects:
${project('whole', wanted)}${project('part', wanted, `    paths: [${JSON.stringify(wanted.paths)}]\n`)}`,
  [workflowPath]: ownBuildWorkflow,
});
