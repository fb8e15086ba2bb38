import type { ChannelId, ProjectFileId, ProjectId, RepositoryId, Sha, UserId } from '../ids.ts';
import type { ProjectConfiguration } from '../project/configuration.ts';
import type { Loosening } from '../project/loosening.ts';

export const fileStates = ['valid', 'broken', 'missing'] as const;
export type FileState = (typeof fileStates)[number];

/** One thing that is wrong in a `waybill.yaml`, and where. Lines and columns count from 1. */
export type FileProblem = {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly hint: string;
};

/** A GitHub repository that holds the configuration of one or more projects. */
export type Repository = {
  readonly id: RepositoryId;
  /** `owner/name`, as it was last seen; the id is what binds. */
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly fileState: FileState;
  readonly fileProblems: readonly FileProblem[];
  readonly fileReadAt: Date;
  readonly acceptedTagWorkflows: readonly string[];
  readonly revision: number;
};

export const projectFileStates = ['in-force', 'waiting', 'superseded', 'refused'] as const;
type ProjectFileState = (typeof projectFileStates)[number];

/** One valid version of a repository's `waybill.yaml`. */
export type ProjectFile = {
  readonly id: ProjectFileId;
  readonly repositoryId: RepositoryId;
  readonly blobSha: string;
  readonly commitSha: Sha;
  /** GitHub logins of all who changed it since the version in force; null for a commit of no known account. */
  readonly authorLogins: readonly (string | null)[];
  readonly content: string;
  readonly state: ProjectFileState;
  readonly loosened: readonly Loosening[];
  readonly readAt: Date;
  readonly decidedBy: UserId | null;
  readonly decidedAt: Date | null;
};

/** What is released as one unit. */
export type Project = {
  readonly id: ProjectId;
  readonly name: string;
  readonly repositoryId: RepositoryId;
  readonly channelId: ChannelId;
  /** What is in force: the file's, less what was loosened and not yet accepted. */
  readonly configuration: ProjectConfiguration;
  readonly lastBuildNumber: number;
  readonly registeredAt: Date;
  readonly retiredAt: Date | null;
  readonly revision: number;
};
