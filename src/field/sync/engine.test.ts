import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { SyncEngine } from "./engine";
import { Phone, village } from "./phone.fixture";
import { SyncRunner } from "./runner";
import { PretendServer, type Weather } from "./server.fixture";

let server: PretendServer;
let phone: Phone;

beforeEach(async () => {
  server = new PretendServer();
  phone = await Phone.enrolled(server);
});

describe("a round with the server", () => {
  test("every record arrives once and is acknowledged", async () => {
    for (let count = 0; count < 230; count++) await phone.visit("h1", "bank-account", count % 4);

    expect(await phone.round()).toEqual({ kind: "done" });

    expect(server.records.size).toBe(230);
    expect(phone.notebook.outbox.count("waiting")).toBe(0);
    expect(phone.notebook.outbox.count("sent")).toBe(230);
    expect(server.requests.filter((request) => request.startsWith("POST /api/v1/sync/push"))).toHaveLength(3);
  });

  test("an answer that is lost after the server stored it is asked for again, and stored once", async () => {
    await phone.visit("h1", "bank-account", 2);
    server.weather = () => "lostAfter";
    expect(await phone.round()).toMatchObject({ kind: "later", reason: "noNetwork" });
    expect(phone.notebook.outbox.count("waiting")).toBe(1);
    server.weather = () => "fine";

    await phone.round();

    expect(server.records.size).toBe(1);
    expect(phone.notebook.outbox.count("sent")).toBe(1);
  });

  test.each<Weather>(["portal", "portalJson", "truncated"])("%s is no network: nothing is taken for sent", async (weather) => {
    await phone.visit("h1", "bank-account", 2);
    server.weather = () => weather;

    expect(await phone.round()).toMatchObject({ kind: "later", reason: "noNetwork" });
    expect(phone.notebook.outbox.count("waiting")).toBe(1);
  });

  test("a busy server is given the time it asks for", async () => {
    await phone.visit("h1", "bank-account", 2);
    server.weather = () => "busy";

    expect(await phone.round()).toEqual({ kind: "later", reason: "busy", retryAfter: 3000 });
  });

  test("a refused record holds up no other and says why", async () => {
    const bad = await phone.visit("h1", "bank-account", 9);
    await phone.visit("h1", "bank-account", 2);
    server.judge = (record) => (record.id === bad.id ? { status: "rejected", reason: "Không có hộ này." } : undefined);

    await phone.round();

    expect(phone.notebook.outbox.get(bad.id)).toMatchObject({ state: "refused", reason: "Không có hộ này." });
    expect(phone.notebook.outbox.count("sent")).toBe(1);
    expect(phone.notebook.outbox.about("h1")).toHaveLength(1);
  });

  test("a record that the server can't read is found among many and refused alone", async () => {
    for (let count = 0; count < 20; count++) await phone.visit("h1", "bank-account", count % 4);
    await phone.notebook.record([phone.maker.make("difficulty", { villageId: village }, { text: "x", poison: true })]);
    for (let count = 0; count < 20; count++) await phone.visit("h2", "bank-account", count % 4);

    await phone.round();

    expect(server.records.size).toBe(40);
    expect(phone.notebook.outbox.count("refused")).toBe(1);
    expect(phone.notebook.outbox.count("waiting")).toBe(0);
  });

  test("a server that answers for no record is not asked for ever", async () => {
    const record = await phone.visit("h1", "bank-account", 2);
    server.judge = () => ({ id: "another" });

    expect(await phone.round()).toMatchObject({ kind: "later" });
    expect(phone.notebook.outbox.get(record.id)?.state).toBe("waiting");
  });

  test("a revoked phone is told so, any other refusal keeps everything", async () => {
    await phone.visit("h1", "bank-account", 2);
    server.refusal = { status: 401, type: "device-unknown" };
    expect(await phone.round()).toMatchObject({ kind: "refused", problem: { detail: "Lỗi device-unknown" } });
    server.refusal = { status: 403, type: "no-grant" };
    expect(await phone.round()).toMatchObject({ kind: "refused" });
    expect(phone.notebook.outbox.count("waiting")).toBe(1);

    server.refusal = { status: 401, type: "device-revoked" };
    expect(await phone.round()).toEqual({ kind: "revoked" });
  });

  test("a phone whose clock is two hours ahead records the server's time and tells its own", async () => {
    phone.now += 2 * 3_600_000;
    await phone.round();

    const record = await phone.visit("h1", "bank-account", 2);

    expect(record.observedAt).toBe(new Date(server.now).toISOString());
    expect(record.body.phoneTime).toBe(new Date(phone.now).toISOString());
  });
});

describe("a round that is ended because the app is locked", () => {
  test("writes nothing that comes in later, and the next one goes on", async () => {
    await phone.visit("h1", "bank-account", 2);
    const engine = new SyncEngine(phone.notebook, phone.session.token, { ...phone.surroundings, fetch: async (address, request) => {
      const response = await server.fetch(address, request);
      engine.end();
      return response;
    } });

    expect(await engine.round()).toMatchObject({ kind: "later" });
    expect(phone.notebook.outbox.count("waiting")).toBe(1);
    expect(await phone.round()).toEqual({ kind: "done" });
    expect(server.records.size).toBe(1);
  });

  test("the runner says when it has ended", async () => {
    const told: string[] = [];
    const runner = new SyncRunner(new SyncEngine(phone.notebook, phone.session.token, phone.surroundings), phone.surroundings, (state) => told.push(state.kind));
    void runner.now();
    await runner.stop();
    await runner.now();

    expect(told).toEqual(["running"]);
  });
});

describe("whatever the network does", () => {
  const weathers = fc.array(fc.constantFrom<Weather>("fine", "lostBefore", "lostAfter", "portal", "portalJson", "truncated", "busy", "twice"), { maxLength: 12 });

  test("nothing is lost, nothing is stored twice, and kills in between change nothing", async () => {
    await fc.assert(fc.asyncProperty(weathers, fc.array(fc.boolean(), { maxLength: 12 }), async (sky, kills) => {
      const one = new PretendServer();
      const tested = await Phone.enrolled(one);
      const made: string[] = [];
      const coming = [...sky];
      one.weather = () => coming.shift() ?? "fine";
      for (const kill of kills) {
        made.push((await tested.visit("h1", "bank-account", made.length % 4)).id);
        await tested.round();
        if (kill) await tested.killed();
      }
      one.weather = () => "fine";
      await tested.round();

      expect([...one.records.keys()].sort()).toEqual([...made].sort());
      expect(tested.notebook.outbox.count("waiting")).toBe(0);
      await tested.db.delete();
    }), { numRuns: 40 });
  });
});
