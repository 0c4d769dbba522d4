import { sizeOf, type Entry } from "../storage/outbox";
import type { FieldRecord } from "./wire";

const mostRecords = 100;
const mostBytes = 512 * 1024;

/** The next parcel: oldest first, at most 100 records and half a megabyte, and never nothing. */
export function parcelOf(waiting: readonly Entry[], most = mostRecords): FieldRecord[] {
  const parcel: FieldRecord[] = [];
  let bytes = 0;
  for (const { record } of waiting.slice(0, most)) {
    bytes += sizeOf(record);
    if (parcel.length > 0 && bytes > mostBytes) break;
    parcel.push(record);
  }
  return parcel;
}
