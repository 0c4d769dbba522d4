import fc from "fast-check";
import { expect, test } from "vitest";
import { retryAfterOf, waitAfter } from "./backoff";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("waits grow from two seconds and never pass ten minutes", () => {
  expect([0, 1, 2, 3].map((failures) => waitAfter(failures, () => 1))).toEqual([2000, 4000, 8000, 16000]);
  fc.assert(fc.property(fc.nat(500), chance, (failures, random) => waitAfter(failures, () => random) <= 600_000 && waitAfter(failures, () => random) >= 0));
});

test("what the server asks for is always waited", () => {
  fc.assert(fc.property(fc.nat(500), chance, fc.integer({ min: 1, max: 3_600_000 }), (failures, random, asked) => waitAfter(failures, () => random, asked) >= asked));
});

test("Retry-After is read as seconds or as a date", () => {
  const now = Date.parse("2025-11-03T01:00:00Z");
  expect(retryAfterOf("120", now)).toBe(120_000);
  expect(retryAfterOf("Mon, 03 Nov 2025 01:00:30 GMT", now)).toBe(30_000);
  expect(retryAfterOf("soon", now)).toBe(0);
  expect(retryAfterOf(null, now)).toBe(0);
});
