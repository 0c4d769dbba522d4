import type { Album } from "../storage/album";
import type { PhotoRow } from "../storage/database";
import { type Answer, call, type Caller } from "./connection";
import type { PhotoAnswer } from "./wire";

const partSize = 64 * 1024;

/** Sends what the server lacks of one photo, part by part, from where it stopped; returns what stopped it. A photo the server will never take says so and holds up nothing. */
export async function sendPhoto(caller: Caller, album: Album, photo: PhotoRow): Promise<Exclude<Answer<unknown>, { kind: "ok" }> | undefined> {
  const bytes = await album.bytes(photo);
  const address = `/api/v1/sync/photos/${photo.id}`;
  const known = await call<PhotoAnswer>(caller, "GET", address);
  let at = 0;
  if (known.kind === "ok") {
    if (!isPhotoAnswer(known.value)) return { kind: "noNetwork" };
    if (known.value.done) return album.received(photo.id, photo.size, true).then(() => undefined);
    at = known.value.received;
  } else if (!(known.kind === "refused" && known.problem.status === 404)) return known;

  for (let parts = 0; parts <= 2 * Math.ceil(bytes.length / partSize) + 2; parts++) {
    const path = `${address}?record=${photo.recordId}&at=${at}&size=${bytes.length}`;
    const answer = await call<PhotoAnswer>(caller, "PUT", path, bytes.slice(at, at + partSize), "application/octet-stream");
    if (answer.kind === "ok") {
      if (!isPhotoAnswer(answer.value)) return { kind: "noNetwork" };
      await album.received(photo.id, answer.value.received, answer.value.done);
      if (answer.value.done) return undefined;
      at = answer.value.received;
    } else if (answer.kind === "refused" && answer.problem.status === 409 && isPhotoAnswer(answer.value)) {
      at = answer.value.received;
    } else if (answer.kind === "refused" && [400, 413, 415, 422].includes(answer.problem.status)) {
      return album.refused(photo.id, answer.problem.detail).then(() => undefined);
    } else if (answer.kind === "refused" && answer.problem.status === 404) {
      // The server has not placed its record yet (custody, a restore under way): this photo waits, the round goes on.
      return undefined;
    } else return answer;
  }
  return { kind: "busy", retryAfter: 0 };
}

function isPhotoAnswer(value: unknown): value is PhotoAnswer {
  const answer = value as Partial<PhotoAnswer> | null | undefined;
  return typeof answer?.received === "number" && answer.received >= 0;
}
