/** When something was observed and by which record: the order of facts about a subject. */
export interface Stamp {
  /** ms since 1970, microseconds as fraction. */
  at: number;
  recordId: string;
}

/** The later of two facts holds; of the same instant, the one with the greater record id, compared as lower-case text. */
export function isLater(one: Stamp, other: Stamp): boolean {
  if (one.at !== other.at) return one.at > other.at;
  return one.recordId.toLowerCase() > other.recordId.toLowerCase();
}

const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i;

/** An ISO 8601 instant as ms since 1970. Microseconds are kept as a fraction: whole microseconds divided once, as the server does it. */
export function instantOf(text: string): number {
  const match = instant.exec(text);
  if (!match) return Number.NaN;
  const seconds = Date.parse(`${match[1]}${match[3]!.toUpperCase()}`);
  const micros = Number((match[2] ?? "").padEnd(6, "0").slice(0, 6));
  return (seconds * 1000 + micros) / 1000;
}
