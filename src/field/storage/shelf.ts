import { openedAtFirst } from "../guide/lessons";
import type { ActivityChange, Desk, DeskChange, NoticeChange } from "../sync/wire";
import type { FieldDatabase, ShelfRow } from "./database";
import { open, seal } from "./sealing";

/** A notice as it came, and whether it was read or dealt with here; a new version is unread again. */
export interface KeptNotice {
  notice: NoticeChange;
  read: boolean;
}

export type ShelfChange = DeskChange | ActivityChange | NoticeChange;

const activityDays = 62;

/** Small documents, each sealed under its name: the desk, the team's activities, notices, and drafts that were not finished. */
export class Shelf {
  private documents = new Map<string, unknown>();

  constructor(private readonly db: FieldDatabase, private readonly key: CryptoKey) {}

  async load(): Promise<void> {
    for (const row of await this.db.shelf.toArray()) this.documents.set(row.id, await open(this.key, row.id, row.box));
  }

  get desk(): Desk | undefined {
    return this.documents.get("desk") as Desk | undefined;
  }

  notices(): KeptNotice[] {
    return this.under<KeptNotice>("notice/").sort((one, other) => (one.notice.at < other.notice.at ? 1 : -1));
  }

  activities(): ActivityChange[] {
    return this.under<ActivityChange>("activity/").sort((one, other) => startOf(other) - startOf(one));
  }

  /** What was opened of the guide, by the keys of its lessons. */
  get opened(): ReadonlySet<string> {
    return new Set(this.documents.get("opened") as string[] | undefined);
  }

  async keepOpened(lesson: string): Promise<void> {
    if (!this.opened.has(lesson)) await this.put(new Map([["opened", [...this.opened, lesson]]]));
  }

  /** Code of the province that its owner chose for this phone; most people have one only. */
  get province(): string | undefined {
    return this.documents.get("province") as string | undefined;
  }

  async keepProvince(code: string): Promise<void> {
    await this.put(new Map([["province", code]]));
  }

  draft<T>(name: string): T | undefined {
    return this.documents.get(`draft/${name}`) as T | undefined;
  }

  drafts(): string[] {
    return [...this.documents.keys()].filter((id) => id.startsWith("draft/")).map((id) => id.slice(6));
  }

  async keepDraft(name: string, draft: unknown): Promise<void> {
    await this.put(new Map([[`draft/${name}`, draft]]));
  }

  async dropDraft(name: string): Promise<void> {
    await this.db.shelf.delete(`draft/${name}`);
    this.documents.delete(`draft/${name}`);
  }

  async readNotice(id: string): Promise<void> {
    const kept = this.documents.get(`notice/${id}`) as KeptNotice | undefined;
    if (kept && !kept.read) await this.put(new Map([[`notice/${id}`, { ...kept, read: true }]]));
  }

  /** What a page of changes puts here. A notice replaces only an older version of itself. */
  changed(changes: readonly ShelfChange[]): Map<string, unknown> {
    const documents = new Map<string, unknown>();
    for (const change of changes) {
      if (change.kind === "desk") {
        documents.set("desk", change.desk);
        if (!this.documents.has("opened")) documents.set("opened", openedAtFirst(change.desk));
      }
      else if (change.kind === "activity") documents.set(`activity/${change.id}`, change);
      else {
        const id = `notice/${change.id}`;
        const known = (documents.get(id) ?? this.documents.get(id)) as KeptNotice | undefined;
        if (!known || change.version > known.notice.version) documents.set(id, { notice: change, read: change.done ?? false });
      }
    }
    return documents;
  }

  /** Activities that are older than anybody looks back. */
  oldActivities(now: number): string[] {
    return this.activities().filter((one) => startOf(one) < now - activityDays * 86_400_000).map((one) => `activity/${one.id}`);
  }

  activityIds(): string[] {
    return this.activities().map((one) => `activity/${one.id}`);
  }

  async rows(documents: Map<string, unknown>): Promise<ShelfRow[]> {
    return Promise.all([...documents].map(async ([id, value]) => ({ id, box: await seal(this.key, id, value) })));
  }

  take(documents: Map<string, unknown>, gone: readonly string[] = []): void {
    for (const id of gone) this.documents.delete(id);
    for (const [id, value] of documents) this.documents.set(id, value);
  }

  private async put(documents: Map<string, unknown>): Promise<void> {
    await this.db.shelf.bulkPut(await this.rows(documents));
    this.take(documents);
  }

  private under<T>(prefix: string): T[] {
    return [...this.documents].filter(([id]) => id.startsWith(prefix)).map(([, value]) => value as T);
  }
}

const startOf = ({ startedAt, observedAt }: ActivityChange) => Date.parse(startedAt ?? observedAt ?? "") || 0;
