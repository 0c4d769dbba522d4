import { expect, test } from "vitest";
import { instantOf, isLater } from "./stamp";

test("an instant keeps its microseconds as a fraction", () => {
  expect(instantOf("2025-11-03T08:15:00.123456+07:00")).toBe(1762132500123456 / 1000);
});

test("an instant is the same whatever the offset and the number of zeros", () => {
  expect(instantOf("2025-11-03T08:15:00+07:00")).toBe(instantOf("2025-11-03T01:15:00.000000Z"));
});

test("what is no instant is no number", () => {
  expect(instantOf("03/11/2025")).toBeNaN();
});

test("of one instant the greater id is later, capitals or not", () => {
  const at = 5;
  expect(isLater({ at, recordId: "0A" }, { at, recordId: "09" })).toBe(true);
  expect(isLater({ at, recordId: "0a" }, { at, recordId: "0A" })).toBe(false);
});
