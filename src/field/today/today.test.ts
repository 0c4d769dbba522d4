import { beforeEach, describe, expect, test } from "vitest";
import { mendedActivities } from "../activities/mended";
import { desk, household, otherVillage, Phone, village } from "../sync/phone.fixture";
import { PretendServer } from "../sync/server.fixture";
import type { Desk, DeskIndicator } from "../sync/wire";
import { gaps, indicatorsOf, mostUrgent } from "./priority";
import { progressRows, weekMinutes } from "./progress";

const indicators: DeskIndicator[] = [{ id: "bank-account", name: "", of: "residents", fromAge: 15, clause: "" }, { id: "citizen-app", name: "", of: "households", clause: "" }];
const row = (indicator: string, numerator: number, denominator: number, target?: number) => ({ indicator, villageId: village, numerator, denominator, ...(target && { target }) });

function deskWith(...rows: ReturnType<typeof row>[]): Desk {
  const program = { id: "p", version: 1, title: "", indicators, topics: [], activityKinds: [] };
  return { ...desk(village, otherVillage).desk, programs: [program, { ...program, id: "q" }], progress: { asOf: "2025-11-03", period: "2025-11", rows, weekMinutes: 90 } };
}

let server: PretendServer;
let phone: Phone;

beforeEach(async () => {
  server = new PretendServer();
  phone = await Phone.enrolled(server);
});

describe("which door first", () => {
  const seen = (id: string, state: Record<string, number>) => {
    const { kind, ...rest } = household(id);
    return { ...rest, type: kind, seen: [1000, ""] as [number, string], state: Object.fromEntries(Object.entries(state).map(([name, count]) => [name, [count, 1000, "r", ""] as [number, number, string, string]])) };
  };

  const later = Date.parse("2025-11-03T10:00:00+07:00");

  test("who was met today is not the next door, though they lack most; tomorrow they are again", () => {
    const met = { ...seen("met", { "bank-account": 0 }), seen: [later - 60_000, ""] as [number, string] };
    const subjects = [met, seen("lacking", { "bank-account": 2, "citizen-app": 1 })];

    expect(mostUrgent(subjects, deskWith(), 5, later).map((one) => one.id)).toEqual(["lacking"]);
    expect(mostUrgent(subjects, deskWith(), 5, later + 86_400_000).map((one) => one.id)).toEqual(["met", "lacking"]);
  });

  test("midnight does not send anybody back to the door they have just left", () => {
    const late = Date.parse("2025-11-03T23:58:00+07:00");
    const subjects = [{ ...seen("met", { "bank-account": 0 }), seen: [late, ""] as [number, string] }, seen("lacking", { "bank-account": 2, "citizen-app": 1 })];

    expect(mostUrgent(subjects, deskWith(), 5, late + 5 * 60_000).map((one) => one.id)).toEqual(["lacking"]);
    expect(mostUrgent(subjects, deskWith(), 5, late + 10 * 3_600_000).map((one) => one.id)).toEqual(["met", "lacking"]);
  });

  test("a household that was never reached comes before one that lacks something, one that lacks nothing not at all", () => {
    const { kind, ...fresh } = household("new");
    const subjects = [seen("full", { "bank-account": 3, "citizen-app": 1 }), seen("lacking", { "bank-account": 1 }), { ...fresh, type: kind }];

    expect(mostUrgent(subjects, deskWith(), 5, later).map((one) => one.id)).toEqual(["new", "lacking"]);
  });

  test("what the team is farthest from weighs most", () => {
    const subjects = [seen("app", { "bank-account": 3, "citizen-app": 0 }), seen("bank", { "bank-account": 0, "citizen-app": 1 })];

    expect(mostUrgent(subjects, deskWith(row("bank-account", 1, 10, 80), row("citizen-app", 8, 10, 80)), 1, later)[0]?.id).toBe("bank");
    expect(mostUrgent(subjects, deskWith(row("bank-account", 8, 10, 80), row("citizen-app", 1, 10, 80)), 1, later)[0]?.id).toBe("app");
  });

  test("an indicator without a target weighs a little, a met one nothing", () => {
    const gap = gaps(deskWith(row("bank-account", 9, 10, 80), row("citizen-app", 0, 10)));
    expect([gap(village, "bank-account"), gap(village, "citizen-app")]).toEqual([0, 0.1]);
  });

  test("an indicator of two programs is asked once", () => expect(indicatorsOf(deskWith())).toHaveLength(2));
});

describe("numbers kept apart", () => {
  test("what waits is told beside the official number, and no longer once it is sent", async () => {
    server.log.push({ kind: "desk", desk: deskWith(row("bank-account", 5, 10, 80)) }, household("h1"));
    await phone.round();
    await phone.visit("h1", "bank-account", 3);
    expect(progressRows(phone.notebook, indicators)).toMatchObject([{ numerator: 5, denominator: 10, target: 80, waiting: 3 }]);

    await phone.visit("h1", "bank-account", 1);
    expect(progressRows(phone.notebook, indicators)[0]?.waiting).toBe(1);

    await phone.round();
    expect(progressRows(phone.notebook, indicators)[0]?.waiting).toBe(0);
  });

  test("what nobody has reported is missing, not zero", async () => {
    server.log.push({ kind: "desk", desk: deskWith({ indicator: "bank-account", villageId: village, denominator: 10, target: 80 } as ReturnType<typeof row>) });
    await phone.round();

    expect(progressRows(phone.notebook, indicators)[0]).not.toHaveProperty("numerator");
  });

  test("a refused record adds to nothing", async () => {
    server.log.push({ kind: "desk", desk: deskWith(row("bank-account", 5, 10)) }, household("h1"));
    server.judge = () => ({ status: "rejected", reason: "Không." });
    await phone.visit("h1", "bank-account", 3);
    await phone.round();

    expect(progressRows(phone.notebook, indicators)[0]?.waiting).toBe(0);
  });

  test("my week is official, waiting and refused apart", async () => {
    server.log.push({ kind: "desk", desk: deskWith() });
    await phone.round();
    await phone.notebook.record([phone.maker.make("activity", { villageId: village }, { minutes: 60 }), phone.maker.make("activity", { villageId: village }, { minutes: 45 }, phone.now - 8 * 86_400_000)]);

    expect(weekMinutes(phone.notebook, phone.now)).toEqual({ official: 90, waiting: 60, refused: 0 });
  });

  test("an activity that mends one which the server has waits with the difference, and stands in its stead", async () => {
    server.log.push({ kind: "desk", desk: deskWith() });
    const first = phone.maker.make("activity", { villageId: village }, { minutes: 60 });
    await phone.notebook.record([first]);
    await phone.round();
    const mends = phone.maker.make("activity", { villageId: village }, { minutes: 45, corrects: first.id });
    await phone.notebook.record([mends]);

    expect(weekMinutes(phone.notebook, phone.now)).toEqual({ official: 90, waiting: -15, refused: 0 });
    expect([...mendedActivities(phone.notebook)]).toEqual([first.id]);

    server.log.push({ kind: "activity", id: "elsewhere", villageId: village, observedAt: new Date(phone.now).toISOString(), minutes: 30, by: "Bình", corrects: "of-another-phone" });
    await phone.round();
    expect([...mendedActivities(phone.notebook)].sort()).toEqual([first.id, "of-another-phone"].sort());
  });
});
