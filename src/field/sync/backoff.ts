const first = 2_000;
const longest = 600_000;

/**
 * How long to wait after the n-th failure in a row (from 0): chance within 2 s, 4 s, 8 s … 10 min, so that a thousand phones do not come back in the
 * same second. What the server asked for is waited in full, and the chance comes on top.
 */
export function waitAfter(failures: number, random: () => number, retryAfter = 0): number {
  const room = Math.min(first * 2 ** Math.min(failures, 20), longest);
  return retryAfter > 0 ? retryAfter + Math.round(random() * Math.min(room, retryAfter)) : Math.round(random() * room);
}

/** The header in ms: seconds, or a date. */
export function retryAfterOf(header: string | null, now: number): number {
  if (!header) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
