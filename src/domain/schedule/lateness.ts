/**
 * How late an occurrence still counts as on time: an update of Waybill or a restart of its database takes minutes,
 * and nobody minds. Later than that, it was missed.
 */
const onTimeMs = 15 * 60_000;

export const isMissed = (dueAt: Date, now: Date): boolean => now.getTime() - dueAt.getTime() > onTimeMs;
