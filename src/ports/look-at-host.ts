/** Whether something may be sent to an address, as its name resolves now (promise 21). Nothing is sent. */
export type LookAtHost = (url: string) => Promise<'permitted' | 'forbidden' | 'unresolved'>;
