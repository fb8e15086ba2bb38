interface Named {
  readonly project: string;
  readonly trunk: string;
  readonly channel: string;
}

export const workflowPath = '.github/workflows/waybill-build.yml';

/** A configuration for a clone that has none: one build, two environments. */
export const ownWaybillYaml = ({ project, trunk, channel }: Named): string => `version: 1
projects:
  ${project}:
    trunk: ${trunk}
    versioning: { candidate: "candidates/v{version}-rc.{n}" }
    channel: ${channel}
    captains: ["@release-captains"]
    build: { workflow: waybill-build.yml, inputs: { version: "{artifact}" } }
    environments:
      staging:
        tier: staging
        deploy: { workflow: waybill-build.yml, inputs: { version: "{artifact}" } }
      production:
        tier: production
        deploy: { workflow: waybill-build.yml, inputs: { version: "{artifact}" } }
        approvals: { count: 1, from: ["@prod-approvers"] }
`;

/** A workflow that a run can be started of. */
export const ownBuildWorkflow = `name: Build
run-name: Build \${{ inputs.version }}
on:
  workflow_dispatch:
    inputs:
      version:
        required: true
        type: string
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ inputs.version }}"
`;
