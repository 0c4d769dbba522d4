import { fold, type Subject } from "../fold/subject";
import type { Change, FieldRecord } from "../sync/wire";
import { Album, type NewPhoto } from "./album";
import type { FieldDatabase, SyncMarks } from "./database";
import { type Entry, Outbox } from "./outbox";
import { Register, type RegisterPatch } from "./register";
import { Shelf, type ShelfChange } from "./shelf";

export interface RecordOptions {
  /** The refused record that the first new one repairs. */
  replaces?: Entry;
  /** The draft that is finished with it. */
  draft?: string;
}

/**
 * Sổ tay: everything on the phone, opened. What is official (register, shelf) comes from the server, what is one's own (outbox, album) goes to it; a
 * subject's state here is the fold of both. Whatever changes more than one of them is one transaction.
 */
export class Notebook {
  readonly outbox: Outbox;
  readonly register: Register;
  readonly shelf: Shelf;
  readonly album: Album;
  marks: SyncMarks = { cursor: null, epoch: null, offset: 0, lastContact: null };
  /** Grows with every change of what is kept, not with mere contact: what lists and rankings are computed for. */
  revision = 0;
  private listeners = new Set<() => void>();
  private effective = new Map<string, Subject | undefined>();

  private constructor(readonly db: FieldDatabase, key: CryptoKey, readonly me: string) {
    this.outbox = new Outbox(db, key);
    this.register = new Register(db, key);
    this.shelf = new Shelf(db, key);
    this.album = new Album(db, key);
  }

  /** @param me the volunteer's name, for "seen by" of own records. */
  static async open(db: FieldDatabase, key: CryptoKey, me: string): Promise<Notebook> {
    const notebook = new Notebook(db, key, me);
    notebook.marks = await db.marks();
    await Promise.all([notebook.outbox.load(), notebook.register.load(), notebook.shelf.load()]);
    return notebook;
  }

  /** As the server says it, and what this phone adds to it. */
  subject(id: string): Subject | undefined {
    if (!this.outbox.isAbout(id)) return this.register.get(id);
    if (!this.effective.has(id)) this.effective.set(id, fold(this.register.get(id), this.outbox.about(id), this.me));
    return this.effective.get(id);
  }

  *subjects(): Iterable<Subject> {
    for (const official of this.register.all()) {
      const subject = this.subject(official.id);
      if (subject) yield subject;
    }
    for (const id of this.outbox.subjects()) {
      if (this.register.get(id)) continue;
      const own = this.subject(id);
      if (own?.card && !this.register.isGone(own.villageId)) yield own;
    }
  }

  /** Keeps new records and their photos: when this returns, a kill of the tab loses nothing. */
  async record(records: readonly FieldRecord[], photos: ReadonlyMap<string, readonly NewPhoto[]> = new Map(), more: RecordOptions = {}): Promise<void> {
    const entries: Entry[] = records.map((record) => ({ record, state: "waiting", sentAt: 0 }));
    if (more.replaces) entries.push({ ...more.replaces, state: "replaced", sentAt: Date.parse(records[0]!.observedAt) });
    const rows = await this.outbox.rows(entries);
    const pictures = (await Promise.all([...photos].map(([recordId, list]) => this.album.rows(recordId, list)))).flat();
    const write = () => this.db.everything(async () => {
      await this.db.outbox.bulkPut(rows);
      if (more.draft) await this.db.photos.where("recordId").equals(`draft/${more.draft}`).delete();
      await this.db.photos.bulkPut(pictures);
      if (more.replaces) await this.db.photos.where("recordId").equals(more.replaces.record.id).modify({ recordId: records[0]!.id, done: 0 });
      if (more.draft) await this.db.shelf.delete(`draft/${more.draft}`);
    });
    try {
      await write();
    } catch {
      // No space left: pictures that the server has make room for work that it has not.
      await this.album.dropDone();
      await write();
    }
    entries.forEach((entry) => this.outbox.remember(entry));
    if (more.draft) this.shelf.take(new Map(), [`draft/${more.draft}`]);
    this.changed();
  }

  /** A refused record that its author gives up: it stays readable for a month, its pictures go. */
  async giveUp(entry: Entry, now: number): Promise<void> {
    const given: Entry = { ...entry, state: "replaced", sentAt: now };
    const rows = await this.outbox.rows([given]);
    await this.db.everything(async () => {
      await this.db.outbox.bulkPut(rows);
      await this.db.photos.where("recordId").equals(entry.record.id).delete();
    });
    this.outbox.remember(given);
    this.changed();
  }

  /** One page of the server's changes with its cursor: all of it or nothing. */
  async takePage(changes: readonly Change[], marks: SyncMarks, options: { reset: boolean; last: boolean }): Promise<void> {
    if (options.reset) await this.beginAnew();
    const patch: RegisterPatch = { chunks: new Map(), villages: new Map() };
    const papers: ShelfChange[] = [];
    for (const change of changes) {
      if (change.kind === "village") this.register.village(patch, change);
      else if (change.kind === "household" || change.kind === "business") this.register.subject(patch, change);
      else if (change.kind === "desk" || change.kind === "activity" || change.kind === "notice") papers.push(change);
    }
    await this.write(patch, this.shelf.changed(papers), [], marks);
    if (options.last) await this.write(this.register.left(), new Map(), [], marks);
  }

  async keepMarks(marks: SyncMarks): Promise<void> {
    await this.db.meta.put({ id: "marks", value: marks });
    this.marks = marks;
    this.tell();
  }

  /** The server was restored: the new epoch and the offer of what was sent go together, so a kill between them loses nothing. */
  async offerAgain(marks: SyncMarks, now: number): Promise<void> {
    const again = this.outbox.offeredAgain(now);
    const rows = await this.outbox.rows(again);
    const ids = again.map((entry) => entry.record.id);
    await this.db.everything(async () => {
      await this.db.outbox.bulkPut(rows);
      await this.db.photos.where("recordId").anyOf(ids).modify({ received: 0, done: 0 });
      await this.db.meta.put({ id: "marks", value: marks });
    });
    again.forEach((entry) => this.outbox.remember(entry));
    this.marks = marks;
    this.changed();
  }

  /** Villages that left the scope go, once nothing of them is unsent; so do old activities and long acknowledged records. */
  async tidy(now: number): Promise<void> {
    const waiting = new Set((await this.album.unsent()).map((photo) => photo.recordId));
    for (const village of this.register.goneVillages()) {
      const photosWait = [...waiting].some((id) => this.outbox.get(id)?.record.villageId === village);
      if (this.outbox.hasUnsent(village) || photosWait) continue;
      const purge = this.register.without(village);
      if (purge.chunks.size > 0) await this.write(purge, new Map(), [], this.marks);
    }
    const old = this.shelf.oldActivities(now);
    if (old.length > 0) await this.write({ chunks: new Map(), villages: new Map() }, new Map(), old, this.marks);
    if (await this.outbox.forgetOld(now, (id) => waiting.has(id))) this.changed();
  }

  /** To be called after whatever else changes what is kept. */
  changed(): void {
    this.revision++;
    this.effective.clear();
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  private async beginAnew(): Promise<void> {
    await this.write(this.register.begunAnew(), new Map(), this.shelf.activityIds(), { ...this.marks, cursor: null });
  }

  private async write(patch: RegisterPatch, papers: Map<string, unknown>, goneDocuments: readonly string[], marks: SyncMarks): Promise<void> {
    if (patch.chunks.size + patch.villages.size + papers.size + goneDocuments.length === 0) return this.keepMarks(marks);
    const chunks = await this.register.rows(patch);
    const documents = await this.shelf.rows(papers);
    await this.db.everything(async () => {
      await this.db.chunks.bulkDelete(chunks.gone);
      await this.db.chunks.bulkPut(chunks.put);
      await this.db.villages.bulkPut([...patch.villages.values()]);
      await this.db.shelf.bulkDelete([...goneDocuments]);
      await this.db.shelf.bulkPut(documents);
      await this.db.meta.put({ id: "marks", value: marks });
    });
    this.register.take(patch);
    this.shelf.take(papers, goneDocuments);
    this.marks = marks;
    this.changed();
  }
}
