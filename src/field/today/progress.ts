import { standing } from "../fold/standing";
import { fold } from "../fold/subject";
import type { Notebook } from "../storage/notebook";
import type { DeskIndicator } from "../sync/wire";
import { weekStart } from "../look/words";

/** One indicator over the person's villages: what the server says, and apart from it what waits on this phone. */
export interface ProgressRow {
  indicator: DeskIndicator;
  /** Undefined: no village of the person's has reported yet, which is not 0. */
  numerator?: number;
  denominator: number;
  target?: number;
  /** What the waiting records would add; may be negative. */
  waiting: number;
}

/** Official numbers are never mixed with what waits or was refused. */
export function progressRows(notebook: Notebook, indicators: readonly DeskIndicator[]): ProgressRow[] {
  const waiting = waitingByIndicator(notebook, indicators);
  return indicators.flatMap((indicator) => {
    const rows = (notebook.shelf.desk?.progress?.rows ?? []).filter((row) => row.indicator === indicator.id);
    if (rows.length === 0) return [];
    const told = rows.map((row) => row.numerator).filter((one) => one !== undefined);
    const denominator = sum(rows.map((row) => row.denominator ?? 0));
    const aimed = rows.filter((row) => row.target !== undefined).map((row) => ({ target: row.target!, weight: Math.max(row.denominator ?? 0, 1) }));
    const target = aimed.length === 0 ? undefined : sum(aimed.map((one) => one.target * one.weight)) / sum(aimed.map((one) => one.weight));
    return [{ indicator, ...(told.length > 0 && { numerator: sum(told) }), denominator, ...(target !== undefined && { target }), waiting: waiting.get(indicator.id) ?? 0 }];
  });
}

function waitingByIndicator(notebook: Notebook, indicators: readonly DeskIndicator[]): Map<string, number> {
  const added = new Map<string, number>();
  for (const id of notebook.outbox.subjects()) {
    const own = notebook.outbox.about(id);
    const sent = own.filter((record) => notebook.outbox.get(record.id)?.state === "sent");
    if (sent.length === own.length) continue;
    const before = fold(notebook.register.get(id), sent, notebook.me);
    const after = notebook.subject(id);
    for (const indicator of indicators) {
      const change = (after ? (standing(after, indicator)?.have ?? 0) : 0) - (before ? (standing(before, indicator)?.have ?? 0) : 0);
      if (change !== 0) added.set(indicator.id, (added.get(indicator.id) ?? 0) + change);
    }
  }
  return added;
}

/** Minutes of this week's activities on this phone that the server does not have yet, and those it refused. What mends one that the server has adds the difference. */
export function weekMinutes(notebook: Notebook, now: number): { official: number; waiting: number; refused: number } {
  const start = weekStart(now);
  const minutes = { official: notebook.shelf.desk?.progress?.weekMinutes ?? 0, waiting: 0, refused: 0 };
  for (const { record, state } of notebook.outbox.all()) {
    if (record.kind !== "activity" || Date.parse(record.observedAt) < start) continue;
    if (state === "waiting" || state === "refused") minutes[state] += Number(record.body.minutes);
    if (state === "waiting") minutes.waiting -= sentMinutes(notebook, record.body.corrects, start);
  }
  return minutes;
}

function sentMinutes(notebook: Notebook, id: unknown, start: number): number {
  const former = typeof id === "string" ? notebook.outbox.get(id) : undefined;
  return former?.state === "sent" && Date.parse(former.record.observedAt) >= start ? Number(former.record.body.minutes) : 0;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
