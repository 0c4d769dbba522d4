import type { Entry } from "../storage/outbox";
import type { ActivityChange } from "../sync/wire";

export interface Span {
  id: string;
  start: number;
  end: number;
  members: readonly string[];
}

export const minutesOf = ({ minutes, hours }: ActivityChange) => minutes ?? Math.round((hours ?? 0) * 60);

export function spanOf(activity: ActivityChange): Span {
  const start = Date.parse(activity.startedAt ?? activity.observedAt ?? "");
  const end = activity.endedAt ? Date.parse(activity.endedAt) : start + minutesOf(activity) * 60_000;
  return { id: activity.id, start, end, members: activity.members ?? [] };
}

export function ownSpan({ record }: Entry): Span {
  const { startedAt, endedAt, members } = record.body;
  return { id: record.id, start: Date.parse(String(startedAt)), end: Date.parse(String(endedAt)), members: Array.isArray(members) ? (members as string[]) : [] };
}

/** Activities at the same time with somebody in both: a warning, not a refusal, for people do help for an hour elsewhere. */
export function overlapping(span: Span, others: readonly Span[]): Span[] {
  return others.filter((other) => other.id !== span.id && other.start < span.end && span.start < other.end && other.members.some((member) => span.members.includes(member)));
}
