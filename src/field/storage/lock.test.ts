import { expect, test } from "vitest";
import { IdleLock } from "./lock";

test("locks after five minutes without a touch, also when a touch is the first thing after them", () => {
  let now = 0;
  let locked = 0;
  const lock = new IdleLock(() => now, () => locked++);
  now = 299_999;
  lock.touch();
  now += 299_999;
  expect(lock.check()).toBe(false);
  now += 1;
  lock.touch();
  expect(locked).toBe(1);
});
