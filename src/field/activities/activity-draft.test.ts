import { expect, test } from "vitest";
import { activityBody, activityFaults, draftOf, freshDraft, visitedBetween } from "./activity-draft";

const now = Date.parse("2025-11-03T03:00:00Z");
const fresh = () => freshDraft(now, "v", "me", "guidance");

test("a fresh activity is the last hour with oneself, and can be saved as it is", () => {
  expect(fresh()).toMatchObject({ date: "2025-11-03", start: "09:00", end: "10:00", members: ["me"] });
  expect(activityFaults(fresh(), now)).toEqual({});
  expect(activityBody(fresh(), [])).toMatchObject({ minutes: 60, startedAt: "2025-11-03T02:00:00.000Z" });
});

test("what can't be is said beside its field", () => {
  expect(Object.keys(activityFaults({ ...fresh(), end: "08:00", members: [] }, now))).toEqual(["end", "members"]);
  expect(activityFaults({ ...fresh(), end: "11:00" }, now).end).toContain("chưa kết thúc");
  expect(Object.keys(activityFaults({ ...fresh(), date: "" }, now))).toEqual(["date"]);
});

test("an hour after midnight does not begin yesterday", () => {
  const early = Date.parse("2025-11-02T17:20:00Z");
  expect(freshDraft(early, "v", "me", "x")).toMatchObject({ date: "2025-11-03", start: "00:00", end: "00:20" });
});

test("a record becomes a draft again and the same record from it", () => {
  const body = activityBody({ ...fresh(), topics: ["vneid"], place: "Nhà văn hóa", reached: 12 }, ["h1"]);
  const entry = { record: { id: "r", kind: "activity" as const, observedAt: "2025-11-03T02:00:00.000Z", villageId: "v", body }, state: "refused" as const, sentAt: 0 };

  expect(activityBody(draftOf(entry), ["h1"])).toEqual(body);
});

test("households visited in the round attach themselves, once each", () => {
  const visit = (subjectId: string, observedAt: string) => ({ record: { id: observedAt, kind: "observation" as const, observedAt, villageId: "v", body: { subjectId } }, state: "waiting" as const, sentAt: 0 });
  const visits = [visit("h1", "2025-11-03T02:10:00Z"), visit("h1", "2025-11-03T02:10:01Z"), visit("h2", "2025-11-03T03:00:59Z"), visit("h3", "2025-11-03T03:01:00Z")];

  expect(visitedBetween(visits, now - 3_600_000, now)).toEqual(["h1", "h2"]);
});
