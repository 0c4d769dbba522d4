import { standings } from "../fold/standing";
import type { Subject } from "../fold/subject";
import { isoDay } from "../look/words";
import type { Desk, DeskIndicator } from "../sync/wire";

/** Every indicator of the team's programs once. */
export function indicatorsOf(desk: Desk | undefined): DeskIndicator[] {
  const seen = new Map<string, DeskIndicator>();
  for (const program of desk?.programs ?? []) for (const indicator of program.indicators) if (!seen.has(indicator.id)) seen.set(indicator.id, indicator);
  return [...seen.values()];
}

/** How far the village is from each target, from 0 (met) to 1; indicators without a target or a number weigh a little. */
export function gaps(desk: Desk | undefined): (villageId: string, indicator: string) => number {
  const byPlace = new Map<string, number>();
  for (const { villageId, indicator, numerator, denominator, target } of desk?.progress?.rows ?? []) {
    if (target === undefined || target <= 0 || !denominator) continue;
    byPlace.set(`${villageId}/${indicator}`, Math.max(0, 1 - (100 * (numerator ?? 0)) / denominator / target));
  }
  return (villageId, indicator) => byPlace.get(`${villageId}/${indicator}`) ?? 0.1;
}

/** What a visit could add to the village's targets: the gap of each indicator that is not full here, by the share that is missing. Not yet reached weighs most. */
export function urgency(subject: Subject, indicators: readonly DeskIndicator[], gap: (villageId: string, indicator: string) => number): number {
  const all = standings(subject, indicators);
  if (all.length === 0) return 0;
  const lacking = all.reduce((sum, one) => sum + gap(subject.villageId, one.indicator.id) * (1 - one.have / one.of), 0);
  return subject.seen ? lacking / all.length : 1 + lacking / all.length;
}

/**
 * The most urgent first; of equals, the one that was not seen for longest. Who was met today, or in the hours before midnight, is left in peace whatever they still
 * lack: else the next door would be the last one again.
 */
export function mostUrgent(subjects: Iterable<Subject>, desk: Desk | undefined, most: number, now: number): Subject[] {
  const indicators = indicatorsOf(desk);
  const gap = gaps(desk);
  // Only the first few are kept in order: a register of 100,000 is looked through once, not sorted.
  const first: Ranked[] = [];
  const today = isoDay(now);
  for (const subject of subjects) {
    if (subject.seen && (isoDay(subject.seen[0]) === today || now - subject.seen[0] < peace)) continue;
    const one = { subject, urgency: urgency(subject, indicators, gap) };
    if (one.urgency <= 0 || (first.length === most && !isBefore(one, first[most - 1]!))) continue;
    const at = first.findIndex((other) => isBefore(one, other));
    first.splice(at < 0 ? first.length : at, 0, one);
    if (first.length > most) first.pop();
  }
  return first.map(({ subject }) => subject);
}

/** From an evening to the next morning. */
const peace = 10 * 3_600_000;

interface Ranked {
  subject: Subject;
  urgency: number;
}

function isBefore(one: Ranked, other: Ranked): boolean {
  if (one.urgency !== other.urgency) return one.urgency > other.urgency;
  const [seen, otherSeen] = [one.subject.seen?.[0] ?? 0, other.subject.seen?.[0] ?? 0];
  return seen !== otherSeen ? seen < otherSeen : one.subject.code < other.subject.code;
}
