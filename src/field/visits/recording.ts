import type { Subject } from "../fold/subject";
import type { RecordMaker } from "../sync/records";
import type { Desk, FieldRecord } from "../sync/wire";

const longestLead = 23 * 3_600_000;

/** The pinned version of the first program that counts the indicator. */
export function programOf(desk: Desk | undefined, indicator: string): string | undefined {
  const program = desk?.programs.find((one) => one.indicators.some((candidate) => candidate.id === indicator));
  return program && `${program.id}@${program.version}`;
}

/** The program that an activity of this kind, or a sample, belongs to; the first where none names it. */
export function programNaming(desk: Desk | undefined, id: string): string | undefined {
  const program = desk?.programs.find((one) => [...one.activityKinds, ...one.topics, ...one.indicators].some((candidate) => candidate.id === id)) ?? desk?.programs[0];
  return program && `${program.id}@${program.version}`;
}

export function teamOf(desk: Desk | undefined, villageId: string): string | undefined {
  const village = desk?.villages.find((one) => one.id === villageId);
  return (desk?.teams.find((team) => team.unitId === villageId) ?? desk?.teams.find((team) => team.unitId === village?.communeId) ?? desk?.teams[0])?.id;
}

/**
 * Now; or just after what is already known of the subject, where another phone's clock ran ahead: what the volunteer sees after saving is what they
 * saved. A state more than 23 hours ahead is left alone, for the server would refuse a record beyond it.
 */
export function momentAfter(subject: Subject | undefined, now: number): number {
  const known = subject ? Math.max(0, subject.cardOf?.[0] ?? 0, ...Object.values(subject.state).map((seen) => seen[1])) : 0;
  return known >= now && known - now < longestLead ? Math.floor(known) + 1 : now;
}

/** One visit: an observation for each indicator that was touched, all of one moment and one visit id. */
export function visitRecords(maker: RecordMaker, desk: Desk | undefined, subject: Subject, counts: Readonly<Record<string, number>>, corrects?: string): FieldRecord[] {
  const at = momentAfter(subject, maker.now());
  const visitId = maker.id();
  const teamId = teamOf(desk, subject.villageId);
  return Object.entries(counts).map(([indicator, count], index) => {
    const program = programOf(desk, indicator);
    const body = { subjectId: subject.id, indicator, count, visitId, ...(program && { program }), ...(corrects && index === 0 && { corrects }) };
    return maker.make("observation", { villageId: subject.villageId, ...(teamId && { teamId }) }, body, at);
  });
}

/** "Đã thăm, không đổi": what is known is said again. */
export function knownCounts(subject: Subject, indicators: readonly { id: string }[]): Record<string, number> {
  return Object.fromEntries(indicators.flatMap(({ id }) => (subject.state[id] ? [[id, subject.state[id][0]]] : [])));
}
