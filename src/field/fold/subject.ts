import type { BusinessCard, BusinessChange, FieldRecord, HouseholdCard, HouseholdChange, SeenCount } from "../sync/wire";
import { instantOf, isLater } from "./stamp";

export type SubjectType = "household" | "business";

/** What is known of a household or business: the latest card and, for each indicator, the latest count. */
export interface Subject<TCard = HouseholdCard | BusinessCard> {
  id: string;
  type: SubjectType;
  villageId: string;
  code: string;
  /** Absent while only observations of a subject are known. */
  card?: TCard;
  cardOf?: [at: number, recordId: string];
  state: Record<string, SeenCount>;
  /** The latest record of any kind: when and by whom the subject was last seen. */
  seen?: [at: number, by: string];
}

export type Household = Subject<HouseholdCard>;
export type Business = Subject<BusinessCard>;

export function fromServer(change: HouseholdChange | BusinessChange): Subject {
  const { id, villageId, code, card, cardOf, state, seen } = change;
  return { id, type: change.kind, villageId, code, card, cardOf, state, ...(seen && { seen }) };
}

/** The record's subject, in lower case; undefined for records that are of no household or business. */
export function subjectOf(record: FieldRecord): string | undefined {
  const { kind, body } = record;
  if (kind !== "household" && kind !== "business" && kind !== "observation") return undefined;
  return typeof body.subjectId === "string" ? body.subjectId.toLowerCase() : undefined;
}

/**
 * The state after these records, in whatever order they come: latest observedAt wins, ties by record id. The same function as the server's, and
 * both are held to tests/vectors/subject-fold.json.
 */
export function fold(known: Subject | undefined, records: readonly FieldRecord[], by: string): Subject | undefined {
  return records.reduce<Subject | undefined>((state, record) => applied(state, record, by), known);
}

function applied(known: Subject | undefined, record: FieldRecord, by: string): Subject | undefined {
  const id = subjectOf(record);
  if (!id) return known;
  const at = instantOf(record.observedAt);
  const stamp = { at, recordId: record.id };
  const before = known ?? { id, type: record.kind === "business" ? "business" : "household", villageId: record.villageId, code: "", state: {} };
  const seen: [number, string] = !before.seen || at > before.seen[0] ? [at, by] : before.seen;

  if (record.kind === "observation") {
    const indicator = String(record.body.indicator);
    const last = before.state[indicator];
    if (last && !isLater(stamp, { at: last[1], recordId: last[2] })) return { ...before, seen };
    return { ...before, seen, state: { ...before.state, [indicator]: [Number(record.body.count), at, record.id, by] } };
  }
  const type: SubjectType = record.kind === "business" ? "business" : "household";
  const code = before.code || (typeof record.body.code === "string" ? record.body.code : "");
  if (before.cardOf && !isLater(stamp, { at: before.cardOf[0], recordId: before.cardOf[1] })) return { ...before, type, code, seen };
  const card = type === "business" ? businessCard(record.body) : householdCard(record.body);
  return { ...before, type, code, seen, card, cardOf: [at, record.id] };
}

function householdCard(body: Record<string, unknown>): HouseholdCard {
  const number = (name: string) => Number(body[name] ?? 0);
  return {
    head: String(body.head ?? ""), address: String(body.address ?? ""), phone: typeof body.phone === "string" && body.phone ? body.phone : null,
    members: number("members"), from14: number("from14"), from15: number("from15"), from18: number("from18"),
    elderly60: number("elderly60"), disabled: number("disabled"), noSmartphone: number("noSmartphone"),
  };
}

function businessCard(body: Record<string, unknown>): BusinessCard {
  return { name: String(body.name ?? ""), kind: body.kind as BusinessCard["kind"], address: String(body.address ?? ""), ocop: body.ocop === true };
}
