import { fromServer, type Subject } from "../fold/subject";
import type { BusinessChange, HouseholdChange, VillageChange } from "../sync/wire";
import type { ChunkRow, FieldDatabase, VillageRow } from "./database";
import { open, seal } from "./sealing";

const chunkSize = 250;

interface Kept {
  subject: Subject;
  generation: number;
}

/** What a page of changes does to the register: written first, then taken over. */
export interface RegisterPatch {
  chunks: Map<string, Kept[]>;
  villages: Map<string, VillageRow>;
}

/**
 * The server's word on households and businesses, in sealed chunks of one village each, so that 100,000 load in a moment; all of it is in memory
 * while the phone is open. Pages of changes are applied to copies of the chunks they touch.
 */
export class Register {
  private chunks = new Map<string, Kept[]>();
  private places = new Map<string, { chunk: string; subject: Subject }>();
  private chunksIn = new Map<string, Set<string>>();
  private villages = new Map<string, VillageRow>();

  constructor(private readonly db: FieldDatabase, private readonly key: CryptoKey) {}

  async load(): Promise<void> {
    for (const village of await this.db.villages.toArray()) this.villages.set(village.id, village);
    const rows = await this.db.chunks.toArray();
    const opened = await Promise.all(rows.map((row) => open<Kept[]>(this.key, row.id, row.box)));
    rows.forEach((row, index) => this.keep(row.id, opened[index]!));
  }

  get(id: string): Subject | undefined {
    return this.places.get(id)?.subject;
  }

  *all(): Iterable<Subject> {
    for (const chunk of this.chunks.values()) for (const { subject } of chunk) if (!this.isGone(subject.villageId)) yield subject;
  }

  get size(): number {
    return this.places.size;
  }

  isGone(villageId: string): boolean {
    return this.villages.get(villageId)?.state === "gone";
  }

  goneVillages(): string[] {
    return [...this.villages.values()].filter((village) => village.state === "gone").map((village) => village.id);
  }

  /** The server could not use our cursor: every village is in doubt until it is named again. */
  begunAnew(): RegisterPatch {
    return { chunks: new Map(), villages: new Map([...this.villages].map(([id, village]) => [id, { ...village, stale: true }])) };
  }

  /** After the last page: villages that the server did not name any more have left the scope. */
  left(): RegisterPatch {
    const left = [...this.villages.values()].filter((village) => village.stale && village.state !== "gone");
    return { chunks: new Map(), villages: new Map(left.map((village) => [village.id, { ...village, stale: false, state: "gone" }])) };
  }

  village(patch: RegisterPatch, { id, state }: VillageChange): void {
    const known = this.villageOf(patch, id);
    const generation = state === "begin" ? known.generation + 1 : known.generation;
    patch.villages.set(id, { id, state, generation, stale: false });
    if (state !== "whole") return;
    for (const [name, chunk] of this.chunksOf(patch, id)) {
      const still = chunk.filter((kept) => kept.generation >= generation);
      if (still.length < chunk.length) patch.chunks.set(name, still);
    }
  }

  subject(patch: RegisterPatch, change: HouseholdChange | BusinessChange): void {
    const subject = fromServer({ ...change, id: change.id.toLowerCase() });
    const village = this.villageOf(patch, subject.villageId);
    if (!patch.villages.has(village.id) && !this.villages.has(village.id)) patch.villages.set(village.id, village);
    const kept = { subject, generation: village.generation };
    const place = this.placeOf(patch, subject.id);
    if (place?.startsWith(`${subject.villageId}/`)) {
      this.edited(patch, place, (chunk) => chunk.map((one) => (one.subject.id === subject.id ? kept : one)));
      return;
    }
    if (place) this.edited(patch, place, (chunk) => chunk.filter((one) => one.subject.id !== subject.id));
    this.edited(patch, this.roomIn(patch, subject.villageId), (chunk) => [...chunk, kept]);
  }

  /** All of a village that left the scope. */
  without(villageId: string): RegisterPatch {
    const patch: RegisterPatch = { chunks: new Map(), villages: new Map() };
    for (const [name] of this.chunksOf(patch, villageId)) patch.chunks.set(name, []);
    return patch;
  }

  async rows(patch: RegisterPatch): Promise<{ put: ChunkRow[]; gone: string[] }> {
    const put = await Promise.all([...patch.chunks].filter(([, chunk]) => chunk.length > 0)
      .map(async ([id, chunk]) => ({ id, villageId: villageOfChunk(id), box: await seal(this.key, id, chunk) })));
    return { put, gone: [...patch.chunks].filter(([, chunk]) => chunk.length === 0).map(([id]) => id) };
  }

  take(patch: RegisterPatch): void {
    for (const village of patch.villages.values()) this.villages.set(village.id, village);
    for (const id of patch.chunks.keys()) for (const kept of this.chunks.get(id) ?? []) if (this.places.get(kept.subject.id)?.chunk === id) this.places.delete(kept.subject.id);
    for (const [id, chunk] of patch.chunks) this.keep(id, chunk);
  }

  private keep(id: string, chunk: Kept[]): void {
    const village = villageOfChunk(id);
    const beside = this.chunksIn.get(village) ?? new Set();
    this.chunksIn.set(village, beside);
    if (chunk.length === 0) {
      this.chunks.delete(id);
      beside.delete(id);
    } else {
      this.chunks.set(id, chunk);
      beside.add(id);
    }
    for (const { subject } of chunk) this.places.set(subject.id, { chunk: id, subject });
  }

  private villageOf(patch: RegisterPatch, id: string): VillageRow {
    return patch.villages.get(id) ?? this.villages.get(id) ?? { id, generation: 0, state: "whole", stale: false };
  }

  private placeOf(patch: RegisterPatch, subjectId: string): string | undefined {
    for (const [id, chunk] of patch.chunks) if (chunk.some((kept) => kept.subject.id === subjectId)) return id;
    const place = this.places.get(subjectId)?.chunk;
    return place !== undefined && patch.chunks.has(place) ? undefined : place;
  }

  private *chunksOf(patch: RegisterPatch, villageId: string): Iterable<[string, Kept[]]> {
    const names = new Set([...(this.chunksIn.get(villageId) ?? []), ...[...patch.chunks.keys()].filter((name) => villageOfChunk(name) === villageId)]);
    for (const name of names) yield [name, patch.chunks.get(name) ?? this.chunks.get(name) ?? []];
  }

  private edited(patch: RegisterPatch, name: string, edit: (chunk: Kept[]) => Kept[]): void {
    patch.chunks.set(name, edit(patch.chunks.get(name) ?? this.chunks.get(name) ?? []));
  }

  private roomIn(patch: RegisterPatch, villageId: string): string {
    let number = 0;
    for (const [name, chunk] of this.chunksOf(patch, villageId)) {
      if (chunk.length < chunkSize) return name;
      number = Math.max(number, Number(name.slice(name.lastIndexOf("/") + 1)) + 1);
    }
    return `${villageId}/${number}`;
  }
}

const villageOfChunk = (name: string) => name.slice(0, name.lastIndexOf("/"));
