import type { BusinessCard, DeskIndicator, HouseholdCard } from "../sync/wire";
import type { Subject } from "./subject";

/** How a subject stands with one indicator. */
export interface Standing {
  indicator: DeskIndicator;
  /** Nobody has looked yet: not the same as 0. */
  known: boolean;
  /** What counts: never more than the residents of that age, or 1. */
  have: number;
  of: number;
}

/** Residents of this age and older on the card; the register knows 14, 15, 18 and 60. */
export function residentsFrom(card: HouseholdCard, age: number): number {
  if (age >= 60) return card.elderly60;
  if (age >= 18) return card.from18;
  if (age >= 15) return card.from15;
  return age >= 14 ? card.from14 : card.members;
}

/** Undefined where the indicator does not count this subject. */
export function standing(subject: Subject, indicator: DeskIndicator): Standing | undefined {
  const of = counted(subject, indicator);
  if (of === 0) return undefined;
  const count = subject.state[indicator.id]?.[0];
  return { indicator, known: count !== undefined, have: Math.min(count ?? 0, of), of };
}

export function standings(subject: Subject, indicators: readonly DeskIndicator[]): Standing[] {
  return indicators.map((indicator) => standing(subject, indicator)).filter((one) => one !== undefined);
}

function counted(subject: Subject, indicator: DeskIndicator): number {
  if (!subject.card) return 0;
  if (subject.type === "household") {
    if (indicator.of === "households") return 1;
    return indicator.of === "residents" ? residentsFrom(subject.card as HouseholdCard, indicator.fromAge ?? 0) : 0;
  }
  if (indicator.of === "businesses") return 1;
  return indicator.of === "ocopMakers" && (subject.card as BusinessCard).ocop ? 1 : 0;
}
