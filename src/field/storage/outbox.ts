import { subjectOf } from "../fold/subject";
import type { FieldRecord, PushResult } from "../sync/wire";
import { fromText } from "./bytes";
import type { FieldDatabase, OutboxRow, OutboxState } from "./database";
import { open, seal } from "./sealing";

/** A record of this phone and what became of it. */
export interface Entry {
  record: FieldRecord;
  state: OutboxState;
  sentAt: number;
  /** Why it was refused, or which team decides now. */
  reason?: string;
  custody?: boolean;
}

export const keptDays = 30;

/** Hộp gửi: one sealed row a record. A row leaves only when its record was acknowledged at least 30 days ago, so a restored server can be offered it again. */
export class Outbox {
  private entries = new Map<string, Entry>();
  private bySubject = new Map<string, Set<string>>();

  constructor(private readonly db: FieldDatabase, private readonly key: CryptoKey) {}

  async load(): Promise<void> {
    for (const row of await this.db.outbox.toArray()) {
      const inside = await open<Pick<Entry, "record" | "reason" | "custody">>(this.key, row.id, row.box);
      this.remember({ ...inside, state: row.state, sentAt: row.sentAt });
    }
  }

  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  /** Oldest first: the ids begin with the time. */
  all(): Entry[] {
    return [...this.entries.values()].sort((one, other) => (one.record.id < other.record.id ? -1 : 1));
  }

  waiting(): Entry[] {
    return this.all().filter((entry) => entry.state === "waiting");
  }

  /** The same without sorting: this one is asked on every screen. */
  count(state: OutboxState): number {
    let found = 0;
    for (const entry of this.entries.values()) if (entry.state === state) found++;
    return found;
  }

  /** Own records that hold on this phone, sent or not: refused ones and those in custody say nothing here. */
  about(subjectId: string): FieldRecord[] {
    return [...(this.bySubject.get(subjectId) ?? [])].map((id) => this.entries.get(id)!).filter(holds).map((entry) => entry.record);
  }

  isAbout(subjectId: string): boolean {
    return this.bySubject.has(subjectId);
  }

  subjects(): Iterable<string> {
    return this.bySubject.keys();
  }

  hasUnsent(villageId: string): boolean {
    return [...this.entries.values()].some((entry) => entry.record.villageId === villageId && entry.state === "waiting");
  }

  async rows(entries: readonly Entry[]): Promise<OutboxRow[]> {
    return Promise.all(entries.map(async ({ record, state, sentAt, reason, custody }) =>
      ({ id: record.id, state, villageId: record.villageId, sentAt, box: await seal(this.key, record.id, { record, reason, custody }) })));
  }

  /** Writes first, then remembers: what is in memory is on disk. */
  async put(entries: readonly Entry[]): Promise<void> {
    const rows = await this.rows(entries);
    await this.db.outbox.bulkPut(rows);
    entries.forEach((entry) => this.remember(entry));
  }

  remember(entry: Entry): void {
    this.entries.set(entry.record.id, entry);
    const subject = subjectOf(entry.record);
    if (!subject) return;
    const known = this.bySubject.get(subject) ?? new Set();
    this.bySubject.set(subject, known.add(entry.record.id));
  }

  /** What the server answered. A record without an answer, or with one nobody knows, goes on waiting. */
  async answered(results: readonly PushResult[], now: number): Promise<void> {
    const changed: Entry[] = [];
    for (const { id, status, reason, custody } of results) {
      const entry = this.entries.get(id);
      if (entry?.state !== "waiting") continue;
      if (status === "rejected") changed.push({ ...entry, state: "refused", ...(reason && { reason }) });
      else if (status === "accepted" || status === "duplicate")
        changed.push({ record: entry.record, state: "sent", sentAt: now, ...(custody && { custody }), ...(reason && { reason }) });
    }
    await this.put(changed);
  }

  /** The server was restored: what it acknowledged in the last 30 days is offered again. */
  offeredAgain(now: number): Entry[] {
    return this.all().filter((entry) => entry.state === "sent" && entry.sentAt > now - keptDays * 86_400_000).map((entry) => ({ ...entry, state: "waiting" }));
  }

  /** Drops what was acknowledged or replaced more than 30 days ago; its photos must be done. */
  async forgetOld(now: number, photosWaitFor: (recordId: string) => boolean): Promise<boolean> {
    const old = this.all().filter((entry) => (entry.state === "sent" || entry.state === "replaced") && entry.sentAt <= now - keptDays * 86_400_000 && !photosWaitFor(entry.record.id));
    if (old.length === 0) return false;
    const ids = old.map((entry) => entry.record.id);
    await this.db.transaction("rw", [this.db.outbox, this.db.photos], async () => {
      await this.db.outbox.bulkDelete(ids);
      await this.db.photos.where("recordId").anyOf(ids).delete();
    });
    for (const { record } of old) {
      this.entries.delete(record.id);
      this.bySubject.get(subjectOf(record) ?? "")?.delete(record.id);
    }
    return true;
  }
}

/** Bytes of a record on its way. */
export const sizeOf = (record: FieldRecord) => fromText(JSON.stringify(record)).length;

const holds = (entry: Entry) => (entry.state === "waiting" || entry.state === "sent") && !entry.custody;
