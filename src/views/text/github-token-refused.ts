import { mrkdwn } from './mrkdwn.ts';

/** GitHub does not know who we are: what is wrong, and who mends it. */
export const githubTokenRefused = mrkdwn`GitHub does not take Waybill’s token: it may have expired or been revoked. Whoever runs Waybill gives it a new one (\`GITHUB_TOKEN\`, or the App’s \`GITHUB_APP_ID\` and \`GITHUB_APP_PRIVATE_KEY\`) and starts it again.`;
