import { buildSchema } from 'graphql';

/** The part of GitHub's GraphQL schema that a release bot asks of. */
export const schema = buildSchema(`
  scalar DateTime
  scalar GitObjectID
  scalar URI

  type Query {
    viewer: User!
    rateLimit(dryRun: Boolean = false): RateLimit
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
  }
  type RateLimit { limit: Int! cost: Int! used: Int! remaining: Int! resetAt: DateTime! nodeCount: Int! }
  interface Actor { login: String! url: URI! }
  type User implements Actor { id: ID! login: String! url: URI! name: String }
  type Bot implements Actor { id: ID! login: String! url: URI! }
  type Organization implements Actor { id: ID! login: String! url: URI! name: String }
  type Repository {
    id: ID! databaseId: Int name: String! nameWithOwner: String! isPrivate: Boolean! url: URI!
    defaultBranchRef: Ref
    ref(qualifiedName: String!): Ref
    object(oid: GitObjectID, expression: String): GitObject
    pullRequest(number: Int!): PullRequest
  }
  type Ref { id: ID! name: String! prefix: String! target: GitObject }
  interface GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! }
  type Commit implements GitObject {
    id: ID! oid: GitObjectID! abbreviatedOid: String! url: URI!
    message: String! messageHeadline: String! messageBody: String!
    authoredDate: DateTime! committedDate: DateTime!
    author: GitActor committer: GitActor
    parents(first: Int, after: String, last: Int, before: String): CommitConnection!
    associatedPullRequests(first: Int, after: String, last: Int, before: String): PullRequestConnection
    file(path: String!): TreeEntry
  }
  type Tree implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! entries: [TreeEntry!] }
  type TreeEntry { name: String! path: String oid: GitObjectID! type: String! object: GitObject }
  type Blob implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! byteSize: Int! isBinary: Boolean isTruncated: Boolean! text: String }
  type Tag implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! name: String! message: String target: GitObject! }
  type GitActor { name: String email: String date: DateTime user: User }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type CommitConnection { totalCount: Int! nodes: [Commit] pageInfo: PageInfo! }
  type PullRequestConnection { totalCount: Int! nodes: [PullRequest] pageInfo: PageInfo! }
  type LabelConnection { totalCount: Int! nodes: [Label] pageInfo: PageInfo! }
  type Label { id: ID! name: String! color: String! }
  type PullRequestChangedFileConnection { totalCount: Int! nodes: [PullRequestChangedFile] pageInfo: PageInfo! }
  type PullRequestChangedFile { path: String! additions: Int! deletions: Int! }
  enum PullRequestState { OPEN CLOSED MERGED }
  type PullRequest {
    id: ID! number: Int! title: String! body: String! url: URI! state: PullRequestState! isDraft: Boolean! merged: Boolean!
    createdAt: DateTime! mergedAt: DateTime closedAt: DateTime
    baseRefName: String! headRefName: String! headRefOid: GitObjectID! baseRefOid: GitObjectID!
    mergeCommit: Commit author: Actor
    labels(first: Int, after: String, last: Int, before: String): LabelConnection
    files(first: Int, after: String, last: Int, before: String): PullRequestChangedFileConnection
    repository: Repository!
  }
`);
