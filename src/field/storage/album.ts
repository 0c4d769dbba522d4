import type { Bytes } from "./bytes";
import type { FieldDatabase, PhotoRow } from "./database";
import { openBytes, sealBytes } from "./sealing";

/** A picture as the camera screen hands it over: already small, without EXIF. */
export interface NewPhoto {
  id: string;
  bytes: Bytes;
}

/** Ảnh: kept sealed beside their record, sent after it, and until the record itself is forgotten (a restored server wants them again). */
export class Album {
  constructor(private readonly db: FieldDatabase, private readonly key: CryptoKey) {}

  async rows(recordId: string, photos: readonly NewPhoto[]): Promise<PhotoRow[]> {
    return Promise.all(photos.map(async ({ id, bytes }) =>
      ({ id, recordId, size: bytes.length, received: 0, done: 0 as const, box: await sealBytes(this.key, id, bytes) })));
  }

  /** Pictures of a record that is being written, kept with its draft. */
  async keepDraft(draft: string, photos: readonly NewPhoto[]): Promise<void> {
    const rows = (await this.rows(`draft/${draft}`, photos)).map((row) => ({ ...row, done: 2 as const }));
    await this.db.transaction("rw", this.db.photos, async () => {
      await this.db.photos.where("recordId").equals(`draft/${draft}`).delete();
      await this.db.photos.bulkPut(rows);
    });
  }

  async draft(draft: string): Promise<NewPhoto[]> {
    const rows = await this.of(`draft/${draft}`);
    return Promise.all(rows.sort((one, other) => (one.id < other.id ? -1 : 1)).map(async (row) => ({ id: row.id, bytes: await this.bytes(row) })));
  }

  async unsent(): Promise<PhotoRow[]> {
    return (await this.db.photos.where("done").equals(0).toArray()).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  async of(recordId: string): Promise<PhotoRow[]> {
    return this.db.photos.where("recordId").equals(recordId).toArray();
  }

  async bytes(photo: PhotoRow): Promise<Bytes> {
    return openBytes(this.key, photo.id, photo.box);
  }

  async received(id: string, received: number, done: boolean): Promise<void> {
    await this.db.photos.update(id, { received, done: done ? 1 : 0 });
  }

  async refused(id: string, reason: string): Promise<void> {
    await this.db.photos.update(id, { done: 1, refused: reason });
  }

  /** When space runs out: pictures the server has are the first to go. */
  async dropDone(): Promise<void> {
    await this.db.photos.where("done").equals(1).delete();
  }
}
