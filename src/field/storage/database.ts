import Dexie, { type Table } from "dexie";
import type { Bytes } from "./bytes";
import type { Keyring } from "./keyring";

/** What can be read while the phone is locked: nothing about residents. */
export interface Enrolment {
  deviceId: string;
  person: { login: string; name: string };
  /** Absent between the code and the first PIN. */
  keyring?: Keyring;
  wrongPins: number;
  /** The bearer token, sealed with the data key. */
  token: Bytes;
}

/** How far the phone has come with the server. */
export interface SyncMarks {
  cursor: string | null;
  epoch: string | null;
  /** Server's clock less the phone's, ms. */
  offset: number;
  lastContact: number | null;
}

export type OutboxState = "waiting" | "sent" | "refused" | "replaced";

export interface OutboxRow {
  id: string;
  state: OutboxState;
  villageId: string;
  /** When the server acknowledged it, ms by the server's clock; 0 before. */
  sentAt: number;
  box: Bytes;
}

export interface PhotoRow {
  id: string;
  recordId: string;
  size: number;
  received: number;
  /** 0 to be sent, 1 sent, 2 of a record that is still being written. */
  done: 0 | 1 | 2;
  /** Why the server will never take it; it is done then. */
  refused?: string;
  box: Bytes;
}

/** Up to 250 households or businesses of one village. */
export interface ChunkRow {
  id: string;
  villageId: string;
  box: Bytes;
}

/** One sealed document: desk, notice, activity, draft. */
export interface ShelfRow {
  id: string;
  box: Bytes;
}

/** How far a village's register has come over. */
export interface VillageRow {
  id: string;
  /** Grows with every `begin`; what is of an older one when `whole` comes is no longer registered. */
  generation: number;
  state: "begin" | "whole" | "gone";
  /** The server began anew and has not named this village yet. */
  stale: boolean;
}

/** A code that was offered and not yet answered: asked again, the server knows it is the same phone. */
export interface Attempt {
  code: string;
  secret: string;
}

export type MetaRow = { id: "enrolment"; value: Enrolment } | { id: "marks"; value: SyncMarks } | { id: "attempt"; value: Attempt };

/** The phone's IndexedDB. Every personal value lies in a sealed `box`; ids and states outside them let a locked phone say how much waits. */
export class FieldDatabase extends Dexie {
  meta!: Table<MetaRow, string>;
  outbox!: Table<OutboxRow, string>;
  photos!: Table<PhotoRow, string>;
  chunks!: Table<ChunkRow, string>;
  villages!: Table<VillageRow, string>;
  shelf!: Table<ShelfRow, string>;

  constructor(name = "thuc-dia") {
    super(name);
    this.version(1).stores({ meta: "id", outbox: "id, state", photos: "id, recordId, done", chunks: "id, villageId", villages: "id", shelf: "id" });
  }

  async enrolment(): Promise<Enrolment | undefined> {
    return (await this.meta.get("enrolment"))?.value as Enrolment | undefined;
  }

  async keepEnrolment(value: Enrolment): Promise<void> {
    await this.meta.put({ id: "enrolment", value });
  }

  /** In one write, and only where the phone is still enrolled: what was destroyed meanwhile does not come back. */
  async amendEnrolment(change: (before: Enrolment) => Enrolment): Promise<Enrolment | undefined> {
    return this.transaction("rw", this.meta, async () => {
      const before = await this.enrolment();
      if (!before?.keyring) return undefined;
      const after = change(before);
      await this.keepEnrolment(after);
      return after;
    });
  }

  /** Kept before the request goes out: neither a lost answer nor a killed app costs the person their code. */
  async attempt(code: string, secret: () => string): Promise<string> {
    const known = (await this.meta.get("attempt"))?.value as Attempt | undefined;
    if (known?.code === code) return known.secret;
    const value = { code, secret: secret() };
    await this.meta.put({ id: "attempt", value });
    return value.secret;
  }

  async marks(): Promise<SyncMarks> {
    return ((await this.meta.get("marks"))?.value as SyncMarks | undefined) ?? { cursor: null, epoch: null, offset: 0, lastContact: null };
  }

  /** Records and photos that the server has not acknowledged; readable while locked. */
  async unsent(): Promise<number> {
    return (await this.outbox.where("state").equals("waiting").count()) + (await this.photos.where("done").equals(0).count());
  }

  async everything<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction("rw", [this.meta, this.outbox, this.photos, this.chunks, this.villages, this.shelf], work);
  }
}
