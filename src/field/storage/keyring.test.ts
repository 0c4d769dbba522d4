import { expect, test } from "vitest";
import { isGuessable, makeKeyring, openWithPin, openWithRecovery } from "./keyring";
import { open, seal } from "./sealing";

const recovery = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

test("PIN and recovery key open the same data key", async () => {
  const { keyring, key } = await makeKeyring("271828", recovery, 10);
  const box = await seal(key, "a", { text: "kín" });

  const byPin = await openWithPin(keyring, "271828");
  const byRecovery = await openWithRecovery(keyring, recovery, "314159");

  expect(await open(byPin!, "a", box)).toEqual({ text: "kín" });
  expect(await open(byRecovery!.key, "a", box)).toEqual({ text: "kín" });
  expect(await openWithPin(keyring, "314159")).toBeNull();
  expect(await openWithPin(byRecovery!.keyring, "314159")).not.toBeNull();
});

test("a box does not open under another name", async () => {
  const { key } = await makeKeyring("271828", recovery, 10);
  const box = await seal(key, "a", 1);

  await expect(open(key, "b", box)).rejects.toThrow();
});

test("a PIN that anybody would try first is known", () => {
  expect(["000000", "123456", "654321", "121212", "999999"].every(isGuessable)).toBe(true);
  expect(["271828", "190385", "135790"].some(isGuessable)).toBe(false);
});
