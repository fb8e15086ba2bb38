/** Why Waybill held an environment by itself, by the code that it recorded; whatever else is there is a person's text. */
const own: Readonly<Record<string, string>> = {
  'smoke-failed': 'a smoke check failed',
  'called-faulty': 'it was called faulty',
  'run-failed': 'its deployment failed',
};

export const holdWords = (because: string): string => own[because] ?? because;
