/** What the clock asks for. */
export type Due = {
  readonly enqueueDue: () => Promise<void>;
  readonly forgetOld: () => Promise<void>;
};
