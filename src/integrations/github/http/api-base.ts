const githubApi = 'https://api.github.com';

/** The REST API's address without its last slash, as the SDK wants it. */
export const apiBase = (apiUrl: string | null): string => (apiUrl ?? githubApi).replace(/\/+$/, '');
