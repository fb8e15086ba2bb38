/** Where the store says what it does: whatever has pino's two plainest methods. Messages hold no secrets. */
export type StoreLog = {
  info(message: string): void;
  warn(message: string): void;
};
