/** The database belongs to another workspace than the token (promise 23). */
export class WrongWorkspace extends Error {
  override readonly name = 'WrongWorkspace';

  constructor(bound: string, found: string) {
    super(
      `This database belongs to the Slack workspace ${bound}, and SLACK_BOT_TOKEN is of ${found}: use that workspace's token, or another database.`,
    );
  }
}
