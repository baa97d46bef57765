/** What a run of the suite on the reference does, counted. */
export interface Counts {
  /** Servers of the reference that were started. */
  launches: number;
  /** Connections that they took, and requests that came over them. */
  connections: number;
  requests: number;
  /** Pages that were made a tree of. */
  pagesParsed: number;
  /** Set-Cookie lines that the suite read. */
  cookieLinesParsed: number;
}

/** On a slow machine a kept connection is closed for being idle, and there is one more: of this share, no matter. */
const MORE_CONNECTIONS = 0.1;

/** What two runs did not do as often as each other, in words; undefined where they did. */
export function countsDiffer(before: Counts, now: Counts): string | undefined {
  const names = Object.keys(now) as (keyof Counts)[];
  const changed = names.filter((name) => {
    const allowed = name === 'connections' ? MORE_CONNECTIONS * before[name] : 0;
    return Math.abs(now[name] - before[name]) > allowed;
  });
  if (changed.length === 0) return undefined;
  return changed.map((name) => `${name} ${before[name]} → ${now[name]}`).join(', ');
}
