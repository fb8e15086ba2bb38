const ignore = () => undefined;

/** A log that nobody reads. */
export const silent = { info: ignore, warn: ignore, error: ignore };
