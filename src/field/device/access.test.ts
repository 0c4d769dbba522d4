import { beforeEach, describe, expect, test } from "vitest";
import { Phone, pin } from "../sync/phone.fixture";
import { PretendServer } from "../sync/server.fixture";
import { FieldDatabase } from "../storage/database";
import { tidyCode } from "./access";

let server: PretendServer;
let phone: Phone;

beforeEach(async () => {
  server = new PretendServer();
  phone = await Phone.enrolled(server);
});

describe("PIN", () => {
  test("opens, a wrong one does not and is counted", async () => {
    expect(await phone.access.unlock("000000")).toEqual({ kind: "wrong", triesLeft: 9 });
    expect(await phone.access.unlock(pin)).toMatchObject({ kind: "open", session: { token: "cdsd_test" } });
    expect(await phone.access.door()).toMatchObject({ kind: "locked", triesLeft: 10, name: "Nguyễn Thị An" });
  });

  test("ten wrong ones lock, and then the right one does not open either", async () => {
    for (let tries = 9; tries >= 0; tries--) expect(await phone.access.unlock("000000")).toEqual({ kind: "wrong", triesLeft: tries });

    expect(await phone.access.unlock(pin)).toEqual({ kind: "wrong", triesLeft: 0 });
  });

  test("a new code from the leader opens a locked phone with all that was unsent", async () => {
    const record = await phone.visit("h1", "bank-account", 2);
    for (let tries = 0; tries < 10; tries++) await phone.access.unlock("000000");

    const result = await phone.access.enrol("NEWCO-DE234", "314159", "Máy thử");

    expect(result.kind).toBe("open");
    if (result.kind === "open") expect(result.session.notebook.outbox.get(record.id)?.state).toBe("waiting");
    expect(await phone.access.unlock(pin)).toEqual({ kind: "wrong", triesLeft: 9 });
    expect((await phone.access.unlock("314159")).kind).toBe("open");
  });
});

describe("changing the PIN", () => {
  const next = "314159";

  test("leaves everything open to the new one alone, unsent work included", async () => {
    const record = await phone.visit("h1", "bank-account", 2);

    expect(await phone.access.changePin(pin, next)).toEqual({ kind: "changed" });
    expect(await phone.access.unlock(pin)).toEqual({ kind: "wrong", triesLeft: 9 });
    const result = await phone.access.unlock(next);
    expect(result.kind === "open" && result.session.notebook.outbox.get(record.id)?.state).toBe("waiting");
  });

  test("leaves the leader's new code as the way in after ten wrong ones", async () => {
    await phone.access.changePin(pin, next);

    expect((await phone.access.enrol("NEWCO-DE234", "161803", "")).kind).toBe("open");
    expect((await phone.access.unlock("161803")).kind).toBe("open");
  });

  test("counts a wrong old one with those at the door, and after ten changes nothing", async () => {
    expect(await phone.access.unlock("000000")).toEqual({ kind: "wrong", triesLeft: 9 });
    for (let tries = 8; tries >= 0; tries--) expect(await phone.access.changePin("000000", next)).toEqual({ kind: "wrong", triesLeft: tries });

    expect(await phone.access.changePin(pin, next)).toEqual({ kind: "wrong", triesLeft: 0 });
    expect(await phone.access.unlock(pin)).toEqual({ kind: "wrong", triesLeft: 0 });
    expect(await phone.access.door()).toMatchObject({ kind: "locked", triesLeft: 0 });
  });

  test("killed before any of its writes, the old or the new one opens", async () => {
    for (let writes = 0; writes < 3; writes++) {
      const one = await Phone.enrolled(server);
      let left = writes;
      one.db.meta.hook("updating", () => {
        if (left-- === 0) throw new Error("killed");
      });
      const result = await one.access.changePin(pin, next).catch(() => undefined);
      one.db.close();
      one.db = new FieldDatabase(one.name);

      const [byOld, byNew] = [await one.access.unlock(pin), await one.access.unlock(next)].map((tried) => tried.kind === "open");
      expect([byOld, byNew]).toEqual(result ? [false, true] : [true, false]);
      expect(result === undefined).toBe(writes < 2);
    }
  });

  test("does not bring back a phone that was revoked meanwhile", async () => {
    const changing = phone.access.changePin(pin, next);
    await phone.db.meta.clear();
    await changing;

    expect(await phone.access.door()).toEqual({ kind: "new" });
  });
});

describe("another person's code", () => {
  test("is refused while work of the first is unsent, and says whose", async () => {
    await phone.visit("h1", "bank-account", 2);
    server.person = { login: "binh.minhhoa", name: "Trần Văn Bình" };

    expect(await phone.access.enrol("ABCDE-FGHJK", "314159", "")).toEqual({ kind: "otherPerson", name: "Nguyễn Thị An", unsent: 1 });
    expect((await phone.access.unlock(pin)).kind).toBe("open");
  });

  test("clears the phone where nothing is unsent", async () => {
    await phone.visit("h1", "bank-account", 2);
    await phone.round();
    server.person = { login: "binh.minhhoa", name: "Trần Văn Bình" };

    const result = await phone.access.enrol("ABCDE-FGHJK", "314159", "");

    expect(result.kind).toBe("open");
    expect(await phone.db.outbox.count()).toBe(0);
  });

  test("a recovery key that does not fit never costs unsent work", async () => {
    await phone.visit("h1", "bank-account", 2);
    server.recoveryKey = server.recoveryKey.replace("AAEC", "BBEC");

    expect(await phone.access.enrol("ABCDE-FGHJK", "314159", "")).toEqual({ kind: "keyLost", unsent: 1 });
    expect((await phone.access.unlock(pin)).kind).toBe("open");
  });
});

describe("leaving", () => {
  test("is refused while something is unsent", async () => {
    await phone.visit("h1", "bank-account", 2);
    expect(await phone.access.signOff(phone.session)).toBe("unsent");

    await phone.round();
    expect(await phone.access.signOff(phone.session)).toBe("done");
  });

  test("a revoked phone keeps no key and no data", async () => {
    await phone.visit("h1", "bank-account", 2);
    await phone.access.destroy();
    await phone.db.open();

    expect(await phone.access.door()).toEqual({ kind: "new" });
    expect(await phone.db.outbox.count()).toBe(0);
  });
});

test("nothing about residents lies open on the phone", async () => {
  const record = phone.maker.make("household", { villageId: "v" }, { subjectId: "h9", head: "Lê Thị Kín", members: 3 });
  await phone.notebook.record([record]);
  const rows = JSON.stringify(await phone.db.outbox.toArray(), (_, value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));

  expect(rows).not.toContain("Lê Thị Kín");
});

test("a code is read as it is printed, scanned or typed", () => {
  expect(["#abcde-fghjk", "ABCDE FGHJK", " abcdefghjk "].map(tidyCode)).toEqual(["ABCDE-FGHJK", "ABCDE-FGHJK", "ABCDE-FGHJK"]);
});
