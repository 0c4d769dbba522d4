import type { Subject } from "../fold/subject";
import type { Notebook } from "../storage/notebook";

export interface Revisit {
  household: Subject;
  /** Last day, ms since 1970. */
  until?: number;
}

/** Households drawn to be visited again that nobody has been to since, as far as this phone knows; what is due first comes first. */
export function revisits(notebook: Notebook, now: number): Revisit[] {
  const open: Revisit[] = [];
  for (const { notice } of notebook.shelf.notices()) {
    if (notice.type !== "revisit" || !notice.subjectId) continue;
    const until = notice.until === undefined ? undefined : Date.parse(notice.until);
    const household = notebook.subject(notice.subjectId);
    if (!household?.card || (until !== undefined && until <= now) || (household.seen?.[0] ?? 0) >= Date.parse(notice.at)) continue;
    open.push({ household, ...(until !== undefined && { until }) });
  }
  return open.sort((one, other) => (one.until ?? Infinity) - (other.until ?? Infinity) || (one.household.code < other.household.code ? -1 : 1));
}
