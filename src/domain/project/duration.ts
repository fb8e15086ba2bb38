const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof units;

const isUnit = (text: string | undefined): text is Unit => text !== undefined && Object.hasOwn(units, text);

/** A whole number and a unit. At most seven digits, so that no sum of durations is inexact. */
export const durationForm = /^(0|[1-9]\d{0,6})([smhd])$/;

/** Milliseconds of a duration as people write it (`30s`, `20m`, `2h`, `7d`); null for other text. */
export function parseDuration(text: string): number | null {
  const [, amount, unit] = durationForm.exec(text) ?? [];
  return isUnit(unit) ? Number(amount) * units[unit] : null;
}

/** The shortest way to write a duration: `90m`, not `5400s`. */
export function formatDuration(ms: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((each) => ms >= units[each] && ms % units[each] === 0);
  return unit === undefined ? `${Math.round(ms / units.s)}s` : `${ms / units[unit]}${unit}`;
}
