import { instant, isoDay, time } from "../look/words";
import type { Entry } from "../storage/outbox";

/** An activity while it is written; times as the form shows them. */
export interface ActivityDraft {
  kind: string;
  topics: string[];
  place: string;
  villageId: string;
  date: string;
  start: string;
  end: string;
  members: string[];
  reached: number;
  /** Households visited in the round that were taken out by hand. */
  without: string[];
  note: string;
  location?: { lat: number; lon: number; accuracy: number };
}

/** The last hour, with oneself. */
export function freshDraft(now: number, villageId: string, me: string, kind: string): ActivityDraft {
  return { kind, topics: [], place: "", villageId, date: isoDay(now), start: time(Math.max(now - 3_600_000, instant(isoDay(now), "00:00"))), end: time(now), members: [me], reached: 0, without: [], note: "" };
}

/** A refused or returned activity as a draft again. */
export function draftOf({ record }: Entry): ActivityDraft {
  const body = record.body as { activityKind?: string; topics?: string[]; place?: string; startedAt?: string; endedAt?: string; members?: string[]; reached?: number; note?: string; location?: ActivityDraft["location"] };
  const [start, end] = [Date.parse(body.startedAt ?? record.observedAt), Date.parse(body.endedAt ?? record.observedAt)];
  return {
    kind: body.activityKind ?? "", topics: body.topics ?? [], place: body.place ?? "", villageId: record.villageId, date: isoDay(start), start: time(start), end: time(end),
    members: body.members ?? [], reached: body.reached ?? 0, without: [], note: body.note ?? "", ...(body.location && { location: body.location }),
  };
}

export type ActivityFaults = Partial<Record<"kind" | "end" | "members" | "date", string>>;

export function activityFaults(draft: ActivityDraft, now: number): ActivityFaults {
  const faults: ActivityFaults = {};
  const [start, end] = [instant(draft.date, draft.start), instant(draft.date, draft.end)];
  if (!draft.kind) faults.kind = "Chọn loại hoạt động.";
  if (Number.isNaN(start) || Number.isNaN(end)) faults.date = "Ghi ngày, giờ bắt đầu và giờ kết thúc.";
  else if (end <= start) faults.end = "Giờ kết thúc phải sau giờ bắt đầu.";
  else if (end > now + 300_000) faults.end = "Hoạt động chưa kết thúc; ghi sau khi xong.";
  if (draft.members.length === 0) faults.members = "Chọn ít nhất một thành viên có mặt.";
  return faults;
}

/** Households that this phone visited between start and end; the form knows minutes, so all of the last one belongs to it. */
export function visitedBetween(entries: readonly Entry[], start: number, end: number): string[] {
  const visited = new Set<string>();
  for (const { record, state } of entries) {
    const at = Date.parse(record.observedAt);
    if (record.kind === "observation" && state !== "replaced" && at >= start && at < end + 60_000) visited.add(String(record.body.subjectId));
  }
  return [...visited];
}

export function activityBody(draft: ActivityDraft, subjects: readonly string[]): Record<string, unknown> {
  const [start, end] = [instant(draft.date, draft.start), instant(draft.date, draft.end)];
  return {
    activityKind: draft.kind, topics: draft.topics, ...(draft.place.trim() && { place: draft.place.trim() }),
    startedAt: new Date(start).toISOString(), endedAt: new Date(end).toISOString(), minutes: Math.round((end - start) / 60_000),
    reached: draft.reached, members: draft.members, subjects, ...(draft.location && { location: draft.location }), ...(draft.note.trim() && { note: draft.note.trim() }),
  };
}
