import fc from "fast-check";
import { expect, test } from "vitest";
import { chance, uuid7Maker } from "./uuid7";

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("ids are of version 7, differ, and sort in the order they were made, whatever the clock does", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 3 }), { maxLength: 300 }), (steps) => {
    const make = uuid7Maker(chance);
    let now = 1_762_132_500_000;
    const ids = steps.map((step) => make((now += step)));
    expect(ids.every((id) => form.test(id))).toBe(true);
    expect([...new Set(ids)].sort()).toEqual(ids);
  }));
});

test("thousands of one millisecond still differ", () => {
  const make = uuid7Maker(chance);
  expect(new Set(Array.from({ length: 10_000 }, () => make(1_762_132_500_000))).size).toBe(10_000);
});
