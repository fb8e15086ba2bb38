/**
 * The version of GitHub's REST API that Waybill is written for. Enterprise Servers know this one since they
 * know versions at all, and github.com serves it at least until March 2028. The next, 2026-03-10, no longer
 * says which commit a pull request was merged as, and older Enterprise Servers refuse it with 400.
 * https://docs.github.com/en/rest/about-the-rest-api/api-versions
 */
export const apiVersion = '2022-11-28';

export const apiVersionHeader = 'x-github-api-version';
