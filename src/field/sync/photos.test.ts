import { beforeEach, expect, test } from "vitest";
import { Phone, village } from "./phone.fixture";
import { PretendServer } from "./server.fixture";

let server: PretendServer;
let phone: Phone;
const bytes = new Uint8Array(150_000).map((_, index) => index % 251);

beforeEach(async () => {
  server = new PretendServer();
  phone = await Phone.enrolled(server);
});

/** Compared as text: a matcher over 150,000 numbers takes seconds. */
const arrived = () => String(server.photos.get("photo-1")?.bytes) === String(bytes);

async function activity() {
  const record = phone.maker.make("activity", { villageId: village }, { minutes: 60, photos: [{ id: "photo-1", size: bytes.length }] });
  await phone.notebook.record([record], new Map([[record.id, [{ id: "photo-1", bytes }]]]));
  return record;
}

test("a photo goes in parts after its record", async () => {
  await activity();
  expect(await phone.db.unsent()).toBe(2);

  await phone.round();

  expect(arrived()).toBe(true);
  expect(await phone.db.unsent()).toBe(0);
});

test("a photo that broke off goes on where it stopped, even after a kill", async () => {
  await activity();
  server.weather = () => (server.requests.filter((request) => request.startsWith("PUT")).length === 2 ? "lostBefore" : "fine");
  expect(await phone.round()).toMatchObject({ kind: "later" });
  await phone.killed();
  server.weather = () => "fine";
  server.requests = [];

  await phone.round();

  expect(arrived()).toBe(true);
  expect(server.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(2);
});

test("a part whose answer was lost is not stored twice", async () => {
  await activity();
  server.weather = () => (server.requests.filter((request) => request.startsWith("PUT")).length === 1 ? "twice" : "fine");

  await phone.round();
  await phone.round();

  expect(arrived()).toBe(true);
});

test("a photo of a refused record waits for the repair and goes with it", async () => {
  const bad = await activity();
  server.judge = (record) => (record.id === bad.id ? { status: "rejected", reason: "Chưa có tổ." } : undefined);
  await phone.round();
  expect(server.photos.size).toBe(0);

  const good = phone.maker.make("activity", { villageId: village }, { ...bad.body, corrects: bad.id });
  await phone.notebook.record([good], new Map(), { replaces: phone.notebook.outbox.get(bad.id)! });
  await phone.round();

  expect(server.photos.get("photo-1")?.record).toBe(good.id);
  expect(phone.notebook.outbox.get(bad.id)?.state).toBe("replaced");
  expect(await phone.db.unsent()).toBe(0);
});

test("a photo whose record the server has not placed yet waits and holds up nothing", async () => {
  await activity();
  await phone.visit("h1", "bank-account", 2);
  server.lostRecords = true;
  expect(await phone.round()).toEqual({ kind: "done" });
  expect(await phone.db.unsent()).toBe(1);
  server.lostRecords = false;

  await phone.round();

  expect(arrived()).toBe(true);
});

test("photos lie sealed on the phone", async () => {
  await activity();
  const row = (await phone.db.photos.toArray())[0]!;

  expect(row.box.length).toBe(bytes.length + 28);
  expect(String(await phone.notebook.album.bytes(row)) === String(bytes)).toBe(true);
  expect(String(row.box)).not.toContain(String(bytes.subarray(0, 20)));
});

test("pictures of a draft come back after a kill, are not unsent, and go with the record", async () => {
  await phone.notebook.album.keepDraft("activity/new", [{ id: "photo-1", bytes }]);
  await phone.killed();
  const photos = await phone.notebook.album.draft("activity/new");
  expect(photos.map(({ id, bytes: kept }) => [id, String(kept) === String(bytes)])).toEqual([["photo-1", true]]);
  expect(await phone.db.unsent()).toBe(0);

  const record = phone.maker.make("activity", { villageId: village }, { minutes: 60, photos: [{ id: "photo-1", size: bytes.length }] });
  await phone.notebook.record([record], new Map([[record.id, photos]]), { draft: "activity/new" });
  await phone.round();

  expect(arrived()).toBe(true);
  expect(await phone.notebook.album.draft("activity/new")).toEqual([]);
});
