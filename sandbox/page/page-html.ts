/** What the page may do: run its own script and talk to its own server, nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  'font-src data:',
  // An e-mail's HTML, which has a policy of its own.
  "frame-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'%3E%3Crect width='36' height='36' rx='8' fill='%23b4530a'/%3E%3Cpath d='M18 6l11 5v14l-11 5-11-5V11zM7 11l11 5 11-5M18 16v14' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The document that the script fills. */
export const pageHtml = (teamName: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${escaped(teamName)} · Waybill sandbox</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="/client.css">
<script type="module" src="/client.js"></script>
</head>
<body></body>
</html>
`;
