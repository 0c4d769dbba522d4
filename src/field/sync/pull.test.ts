import { beforeEach, describe, expect, test } from "vitest";
import { desk, household, otherVillage, Phone, village } from "./phone.fixture";
import { PretendServer } from "./server.fixture";

let server: PretendServer;
let phone: Phone;

beforeEach(async () => {
  server = new PretendServer();
  phone = await Phone.enrolled(server);
});

const whole = (id: string, ...households: string[]) =>
  [{ kind: "village" as const, id, state: "begin" as const }, ...households.map((one) => household(one, id)), { kind: "village" as const, id, state: "whole" as const }];
const ids = () => [...phone.notebook.subjects()].map((subject) => subject.id).sort();

describe("what the server says", () => {
  test("pages come in one after the other and are all there after a kill", async () => {
    server.log.push(desk(village), ...whole(village, ...Array.from({ length: 600 }, (_, index) => `h${index}`)));
    server.pageSize = 100;
    await phone.round();
    await phone.killed();

    expect(ids()).toHaveLength(600);
    expect(phone.notebook.shelf.desk?.villages).toHaveLength(1);
    expect(await phone.db.chunks.count()).toBe(3);
  });

  test("the province that was chosen is asked for, also after a kill", async () => {
    await phone.round();
    await phone.notebook.shelf.keepProvince("48");
    await phone.killed();
    await phone.round();

    const asked = server.requests.filter((request) => request.startsWith("GET /api/v1/sync/pull"));
    expect([asked[0]!.includes("province"), asked.at(-1)!.includes("province=48")]).toEqual([false, true]);
  });

  test("a household that is not named between begin and whole is no longer registered", async () => {
    server.log.push(...whole(village, "h1", "h2", "h3"));
    await phone.round();
    server.log.push(...whole(village, "h1", "h3"));
    await phone.round();

    expect(ids()).toEqual(["h1", "h3"]);
  });

  test("a pull that breaks off between begin and whole removes nothing yet", async () => {
    server.log.push(...whole(village, "h1", "h2"));
    await phone.round();
    server.log.push({ kind: "village", id: village, state: "begin" }, household("h1"));
    await phone.round();

    expect(ids()).toEqual(["h1", "h2"]);
  });

  test("a household that moved to another village is there once", async () => {
    server.log.push(...whole(village, "h1", "h2"), ...whole(otherVillage, "h3"), household("h1", otherVillage));
    await phone.round();

    expect(ids()).toEqual(["h1", "h2", "h3"]);
    expect(phone.notebook.subject("h1")?.villageId).toBe(otherVillage);
  });

  test("own records hold over an older state of the server, and give way to a newer one", async () => {
    server.log.push(household("h1"));
    await phone.round();
    await phone.visit("h1", "bank-account", 2);
    expect(phone.notebook.subject("h1")?.state["bank-account"]?.[0]).toBe(2);

    server.log.push({ ...household("h1"), state: { "bank-account": [3, phone.now + 5000, "zz", "Bình"] } });
    await phone.round();

    expect(phone.notebook.subject("h1")?.state["bank-account"]).toEqual([3, phone.now + 5000, "zz", "Bình"]);
  });

  test("a newer version of a notice is unread again, an older one is not taken", async () => {
    const notice = { kind: "notice" as const, id: "n1", version: 2, type: "returned" as const, recordId: "r1", title: "Cần sửa", text: "", at: "2025-11-03T01:00:00Z", from: "Xã" };
    server.log.push(notice);
    await phone.round();
    await phone.notebook.shelf.readNotice("n1");
    server.log.push({ ...notice, version: 1, title: "Cũ" });
    await phone.round();
    expect(phone.notebook.shelf.notices()).toMatchObject([{ read: true, notice: { title: "Cần sửa" } }]);

    server.log.push({ ...notice, version: 3, title: "Mới" });
    await phone.round();
    expect(phone.notebook.shelf.notices()).toMatchObject([{ read: false, notice: { title: "Mới" } }]);
  });

  test("a notice of what is done by now comes as read", async () => {
    const notice = { kind: "notice" as const, id: "n2", version: 1, type: "announcement" as const, title: "Sắp đến hạn", text: "", at: "2025-12-12T01:00:00Z", from: "Cộng Đồng Số" };
    server.log.push(notice);
    await phone.round();
    server.log.push({ ...notice, version: 2, done: true });
    await phone.round();

    expect(phone.notebook.shelf.notices()).toMatchObject([{ read: true, notice: { title: "Sắp đến hạn" } }]);
  });
});

describe("a village that leaves the scope", () => {
  test("goes at once where nothing is unsent", async () => {
    server.log.push(...whole(village, "h1"), ...whole(otherVillage, "h2"), { kind: "village", id: village, state: "gone" });
    await phone.round();

    expect(ids()).toEqual(["h2"]);
    expect(await phone.db.chunks.where("villageId").equals(village).count()).toBe(0);
  });

  test("goes only after what was unsent of it is acknowledged", async () => {
    server.log.push(...whole(village, "h1"));
    await phone.round();
    const record = await phone.visit("h1", "bank-account", 2);
    server.judge = () => ({ id: "another" });
    await phone.notebook.takePage([{ kind: "village", id: village, state: "gone" }], phone.notebook.marks, { reset: false, last: true });
    await phone.notebook.tidy(phone.now);
    expect(await phone.db.chunks.count()).toBe(1);

    server.judge = () => ({ custody: true, reason: "Tổ thôn Tân Mỹ quyết định." });
    await phone.round();

    expect(await phone.db.chunks.count()).toBe(0);
    expect(phone.notebook.outbox.get(record.id)).toMatchObject({ state: "sent", custody: true, reason: "Tổ thôn Tân Mỹ quyết định." });
    expect(ids()).toEqual([]);
  });
});

describe("a server restored from a backup", () => {
  test("is offered again what it acknowledged in the last thirty days, and the phone takes its state anew", async () => {
    server.log.push(...whole(village, "h1", "h2"), ...whole(otherVillage, "h3"));
    await phone.visit("h1", "bank-account", 1);
    await phone.round();
    const lost = await phone.visit("h1", "bank-account", 2);
    await phone.round();
    server.restore((record) => record.id !== lost.id);
    server.log = whole(village, "h1");

    await phone.round();

    expect(server.records.has(lost.id)).toBe(true);
    expect(server.records.size).toBe(2);
    expect(phone.notebook.outbox.count("waiting")).toBe(0);
    expect(ids()).toEqual(["h1"]);
  });

  test("a kill right after the new epoch was seen loses nothing", async () => {
    await phone.visit("h1", "bank-account", 1);
    await phone.round();
    server.restore(() => false);
    let calls = 0;
    server.weather = () => (++calls > 1 ? "lostBefore" : "fine");
    await phone.round();
    await phone.killed();
    server.weather = () => "fine";
    await phone.round();

    expect(server.records.size).toBe(1);
  });

  test("what is older than thirty days is forgotten, never what waits", async () => {
    await phone.visit("h1", "bank-account", 1);
    await phone.round();
    phone.now += 31 * 86_400_000;
    server.now = phone.now;
    await phone.visit("h1", "bank-account", 2);
    server.weather = () => "fine";
    await phone.round();

    expect(phone.notebook.outbox.all()).toHaveLength(1);
  });
});
