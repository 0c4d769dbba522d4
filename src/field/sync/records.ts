import type { Notebook } from "../storage/notebook";
import type { FieldRecord, RecordKind } from "./wire";

const clockWorthTelling = 60_000;

/** Makes records of one moment: the phone's time, corrected by what the server's clock said last. */
export class RecordMaker {
  constructor(private readonly notebook: Notebook, private readonly clock: () => number, private readonly newId: (now: number) => string) {}

  /** By the server's clock, ms. */
  now(): number {
    return Math.round(this.clock() + this.notebook.marks.offset);
  }

  id(): string {
    return this.newId(this.now());
  }

  make(kind: RecordKind, place: { villageId: string; teamId?: string }, body: Record<string, unknown>, at = this.now()): FieldRecord {
    const phone = Math.round(this.clock());
    const skewed = Math.abs(at - phone) > clockWorthTelling;
    return {
      id: this.id(), kind, observedAt: new Date(at).toISOString(), villageId: place.villageId, ...(place.teamId && { teamId: place.teamId }),
      body: { ...body, ...(skewed && { phoneTime: new Date(phone).toISOString() }) },
    };
  }
}
