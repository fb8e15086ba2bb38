import type { NoticeConfiguration } from './configuration.ts';
import type { Loosening, Weighed } from './loosening.ts';

type Notices = readonly NoticeConfiguration[];

/** Whether notices to a recipient leave Slack: they go by e-mail or to a webhook. */
function isOutside(to: string): boolean {
  return to.startsWith('mailto:') || to.startsWith('https:') || to.startsWith('http:');
}

/** Weighs changed notices: nobody outside is told more than before until an admin accepts it. */
export function weighNotices(path: string, from: Notices, to: Notices): Weighed<Notices> {
  const wider = to.filter((notice) => isOutside(notice.to) && !from.some((old) => tellsAll(old, notice)));
  const loosened = wider.map(
    (notice): Loosening => ({
      path: `${path}.${notice.to}`,
      from: show(from.filter((old) => old.to === notice.to)),
      to: show([notice]),
      why: 'recipient-outside',
    }),
  );
  if (loosened.length === 0) return { effective: to, loosened };
  const waiting = new Set(wider.map((notice) => notice.to));
  return {
    effective: [
      ...to.filter((notice) => !waiting.has(notice.to)),
      ...from.filter((old) => waiting.has(old.to)),
    ],
    loosened,
  };
}

function tellsAll(old: NoticeConfiguration, notice: NoticeConfiguration): boolean {
  const { environments } = old;
  const hasEnvironments =
    environments === null || (notice.environments?.every((each) => environments.includes(each)) ?? false);
  const { labels } = old;
  const hasLabels = labels === undefined || (notice.labels?.every((each) => labels.includes(each)) ?? false);
  return (
    old.to === notice.to &&
    hasEnvironments &&
    hasLabels &&
    notice.kinds.every((kind) => old.kinds.includes(kind))
  );
}

function show(notices: Notices): string | null {
  const texts = notices.map(({ to, kinds, environments, labels }) =>
    [
      to,
      kinds.join(', '),
      ...(environments === null ? [] : [environments.join(', ')]),
      ...(labels === undefined ? [] : [`labelled ${labels.join(', ')}`]),
    ].join(' · '),
  );
  return texts.length === 0 ? null : texts.join('; ');
}
