import { beforeEach, expect, test } from "vitest";
import { household, Phone, village } from "../sync/phone.fixture";
import { PretendServer } from "../sync/server.fixture";
import type { Desk } from "../sync/wire";
import { knownCounts, momentAfter, visitRecords } from "./recording";

const indicators = [{ id: "bank-account", name: "", of: "residents" as const, fromAge: 15, clause: "" }, { id: "citizen-app", name: "", of: "households" as const, clause: "" }];
const desk: Desk = {
  person: { id: "p", login: "an", name: "An" },
  teams: [{ id: "commune-team", name: "", unitId: "commune", unitName: "", level: "commune", role: "", members: [] }, { id: "village-team", name: "", unitId: village, unitName: "", level: "village", role: "", members: [] }],
  villages: [{ id: village, name: "", communeId: "commune", communeName: "", households: 1 }],
  programs: [{ id: "quang-ngai-2025-12", version: 3, title: "", indicators, topics: [], activityKinds: [] }],
};

let phone: Phone;

beforeEach(async () => {
  phone = await Phone.enrolled(new PretendServer());
  await phone.notebook.takePage([household("h1")], phone.notebook.marks, { reset: false, last: true });
});

test("a visit is one observation for each indicator touched, of one moment, one visit and the pinned program", async () => {
  const records = visitRecords(phone.maker, desk, phone.notebook.subject("h1")!, { "bank-account": 2, "citizen-app": 1 });

  expect(records.map((record) => record.body.indicator)).toEqual(["bank-account", "citizen-app"]);
  expect(new Set(records.map((record) => record.observedAt)).size).toBe(1);
  expect(new Set(records.map((record) => record.body.visitId)).size).toBe(1);
  expect(new Set(records.map((record) => record.id)).size).toBe(2);
  expect(records.every((record) => record.body.program === "quang-ngai-2025-12@3" && record.teamId === "village-team")).toBe(true);
});

test("visited and unchanged says again what is known, and only that", () => {
  const subject = { ...phone.notebook.subject("h1")!, state: { "bank-account": [2, 5, "r", "Bình"] as [number, number, string, string] } };

  expect(knownCounts(subject, indicators)).toEqual({ "bank-account": 2 });
});

test("what is recorded here holds here, though another phone's clock ran ahead", () => {
  const now = 1_762_132_500_000;
  const ahead = { ...phone.notebook.subject("h1")!, state: { "bank-account": [2, now + 60_000.5, "r", "Bình"] as [number, number, string, string] } };

  expect(momentAfter(ahead, now)).toBe(now + 60_001);
  expect(momentAfter(phone.notebook.subject("h1"), now)).toBe(now);
  expect(momentAfter({ ...ahead, state: { x: [1, now + 30 * 3_600_000, "r", ""] } }, now)).toBe(now);
});
