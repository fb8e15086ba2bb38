import { fileProblemLine } from '../findings/file-problem.ts';
import { wait } from '../text/duration.ts';
import { githubTokenRefused } from '../text/github-token-refused.ts';
import { logins, mention } from '../text/mention.ts';
import { code, join, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import type { WordsFor } from './refusal-words.ts';

export const configuring = {
  'config-invalid': ({ repository, isMissing, problems }) => ({
    sentence: isMissing
      ? mrkdwn`${repository} has no waybill.yaml on its default branch, so that nothing new is started.`
      : mrkdwn`The waybill.yaml of ${repository} is broken, so that nothing new is started.`,
    wayOut: mrkdwn`${isMissing ? 'Put it back' : 'Correct it'} on the default branch; Waybill reads it again by itself. The last valid file stays in force for what is under way.`,
    causes: problems.map(fileProblemLine),
  }),
  'config-unreachable': ({ repository, retryAfterMs, isTokenRefused }) => ({
    sentence:
      retryAfterMs === null
        ? mrkdwn`GitHub could not be asked for the waybill.yaml of ${repository}, so that nothing new is started.`
        : mrkdwn`GitHub takes no more requests for now, so that the waybill.yaml of ${repository} cannot be read and nothing new is started.`,
    wayOut: mrkdwn`${
      isTokenRefused
        ? githubTokenRefused
        : retryAfterMs === null
          ? mrkdwn`Try again when GitHub answers.`
          : mrkdwn`Try again in ${wait(retryAfterMs)}.`
    } What is under way goes on by the last valid file.`,
  }),
  'repository-unknown': ({ repository }) => ({
    sentence: mrkdwn`There is no repository ${code(repository, 120)} that Waybill may see.`,
    wayOut: mrkdwn`Check the spelling (\`owner/repo\`), and that the GitHub App is installed there or that the token reaches it.`,
  }),
  'project-name-taken': ({ project, repository }) => ({
    sentence: mrkdwn`${code(project, 80)} is a project of another repository, ${repository}.`,
    wayOut: mrkdwn`Give the project another name in waybill.yaml. Names are unique in an installation.`,
  }),
  'workflow-unknown': ({ repository, texts, known }) => ({
    sentence: mrkdwn`${repository} has no workflow file ${nameSome(texts)}, so that nothing was accepted.`,
    wayOut:
      known.length === 0
        ? mrkdwn`It has none on its trunk.`
        : mrkdwn`Name one that it has: ${nameSome(known)}.`,
  }),
  'login-linked': ({ login, userId }) => ({
    sentence: mrkdwn`${code(login, 80)} on GitHub is linked to ${mention(userId)}: a login is one person’s.`,
    wayOut: mrkdwn`Link ${mention(userId)} to their own login first, then ask again.`,
  }),
  'linked-already': ({ login, userId }) => ({
    sentence: mrkdwn`You are linked to ${code(login, 80)} on GitHub already.`,
    wayOut: mrkdwn`An admin says if that changes: ${code('/release link', 80)} ${mention(userId)} and the other login.`,
  }),
  'no-sign-in': ({ userId }) => ({
    sentence: mrkdwn`Nobody can sign in with GitHub here: Waybill has no GitHub app with device flow enabled.`,
    wayOut: mrkdwn`An admin can say who you are: ${code('/release link', 80)} ${mention(userId)} and your GitHub login.`,
  }),
  'sign-in-pending': () => ({
    sentence: mrkdwn`GitHub has not taken your code yet.`,
    wayOut: mrkdwn`Enter it there, agree, and press *Done* again a few seconds later.`,
  }),
  'sign-in-over': () => ({
    sentence: mrkdwn`That sign-in is over: its time has passed, it was declined, or a later one took its place.`,
    wayOut: mrkdwn`Begin again: ${code('/release link me', 80)}.`,
  }),
  'nothing-to-accept': ({ repository }) => ({
    sentence: mrkdwn`No change of the configuration of ${repository} waits for acceptance any more.`,
    wayOut: mrkdwn`It was decided meanwhile, or a newer change took its place. ${code('/release status')} shows what is in force.`,
  }),
  'own-loosening': ({ repository, author }) => ({
    sentence: mrkdwn`This change of ${repository} was written by ${author}, which is you. Nobody accepts their own loosening.`,
    wayOut: mrkdwn`Another admin has to accept it. Until then the stricter rule holds.`,
  }),
  'author-unlinked': ({ repository, authors, acceptor }) => ({
    sentence: mrkdwn`Waybill cannot tell that ${mention(acceptor)} did not write this change of ${repository}: ${join(logins(authors), ', ')} is linked to nobody in Slack.`,
    wayOut: mrkdwn`An admin links them first: ${code('/release link @person <GitHub login>')}. Until then the stricter rule holds.`,
  }),
} satisfies WordsFor<
  | 'config-invalid'
  | 'config-unreachable'
  | 'repository-unknown'
  | 'project-name-taken'
  | 'workflow-unknown'
  | 'login-linked'
  | 'linked-already'
  | 'no-sign-in'
  | 'sign-in-pending'
  | 'sign-in-over'
  | 'nothing-to-accept'
  | 'own-loosening'
  | 'author-unlinked'
>;
