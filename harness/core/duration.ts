/** Durations are milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "For ever" has no number in the documents: what outlives ten years less a day is for ever. */
export const FOREVER = Number.POSITIVE_INFINITY;
export const FOREVER_AT_LEAST = 10 * 365 * DAY - DAY;

/**
 * What a wiki may be out by before it is wrong: MoinMoin floors the expiry that it stores to the minute.
 */
const GRANULARITY = 60 * SECOND;

/** By how much what was seen may differ: the wiki's granularity, and the time that a slow answer was on its way. */
export const TOLERANCE = GRANULARITY + 15 * SECOND;

const UNITS: Record<string, number> = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY };

/** Reads "1 hour and 15 minutes", "90 seconds", "for ever". */
export function parseDuration(text: string): number {
  if (text === 'for ever') return FOREVER;
  return text.split(' and ').reduce((sum, part) => {
    const match = /^([\d.]+) (second|minute|hour|day)s?$/.exec(part.trim());
    const unit = UNITS[match?.[2] ?? ''];
    if (!match || unit === undefined)
      throw new Error(`"${text}" is not a duration such as "1 hour and 15 minutes"`);
    return sum + Number(match[1]) * unit;
  }, 0);
}

/** Says a duration in words, to the second. */
export function describeDuration(ms: number): string {
  if (ms >= FOREVER_AT_LEAST) return ms === FOREVER ? 'for ever' : `for ever (${Math.round(ms / DAY)} days)`;
  if (ms < 0) return `minus ${describeDuration(-ms)}`;
  let rest = Math.round(ms / SECOND) * SECOND;
  const parts: string[] = [];
  for (const [name, unit] of Object.entries(UNITS).reverse()) {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.join(' and ') || '0 seconds';
}

/** From how long to how long something lasts, in ms. */
export interface Range {
  least: number;
  most: number;
}

/** Whether a cookie is given for as long, give or take. @param keptAtMost the longest that its browser keeps any */
export function isFor(lasts: number, { least, most }: Range, keptAtMost: number): boolean {
  const shortest =
    least === FOREVER ? Math.min(FOREVER_AT_LEAST, keptAtMost) : Math.min(least, keptAtMost) - TOLERANCE;
  return lasts >= shortest && lasts <= most + TOLERANCE;
}

export function describeRange({ least, most }: Range): string {
  return least === most
    ? describeDuration(least)
    : `from ${describeDuration(least)} to ${describeDuration(most)}`;
}
