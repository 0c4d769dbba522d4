import { type Bytes, fromBase64Url, fromText, randomBytes } from "./bytes";

/** The phone's data key, wrapped twice: by the PIN, and by the recovery key that the server keeps. The key itself is only ever in memory. */
export interface Keyring {
  salt: Bytes;
  rounds: number;
  byPin: Bytes;
  byRecovery: Bytes;
}

export const wrongPinsAllowed = 10;
export const pinLength = 6;

/** About a third of a second on a cheap phone. */
const usualRounds = 300_000;

export async function makeKeyring(pin: string, recoveryKey: string, rounds = usualRounds): Promise<{ keyring: Keyring; key: CryptoKey }> {
  const raw = randomBytes(32);
  return { keyring: await wrapped(raw, pin, recoveryKey, rounds), key: await dataKey(raw) };
}

/** Null for a wrong PIN. */
export async function openWithPin(keyring: Keyring, pin: string): Promise<CryptoKey | null> {
  const raw = await unwrap(await pinKey(pin, keyring.salt, keyring.rounds), keyring.byPin);
  return raw && dataKey(raw);
}

/** The data key again after ten wrong PINs, under a new PIN; null where the recovery key is of another phone. */
export async function openWithRecovery(keyring: Keyring, recoveryKey: string, newPin: string): Promise<{ keyring: Keyring; key: CryptoKey } | null> {
  const raw = await unwrap(await wrapKey(fromBase64Url(recoveryKey)), keyring.byRecovery);
  return raw && { keyring: await wrapped(raw, newPin, recoveryKey, keyring.rounds), key: await dataKey(raw) };
}

/** The same data key under another PIN; null where the old one is wrong. */
export async function rewrapped(keyring: Keyring, oldPin: string, newPin: string): Promise<Keyring | null> {
  const raw = await unwrap(await pinKey(oldPin, keyring.salt, keyring.rounds), keyring.byPin);
  if (!raw) return null;
  const salt = randomBytes(16);
  return { ...keyring, salt, byPin: await wrap(await pinKey(newPin, salt, keyring.rounds), raw) };
}

/** What is wrong with a new PIN, typed twice; empty where nothing is. */
export function pinFault(pin: string, again: string): string {
  if (pin.length !== pinLength) return `PIN có ${pinLength} chữ số.`;
  if (isGuessable(pin)) return "PIN này dễ đoán quá. Chọn sáu số khác, không liên tiếp, không giống nhau.";
  return pin === again ? "" : "Hai lần nhập PIN không giống nhau.";
}

/** A PIN that the next person at the door would try first. */
export function isGuessable(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1) || /^(..)\1\1$/.test(pin);
}

async function wrapped(raw: Bytes, pin: string, recoveryKey: string, rounds: number): Promise<Keyring> {
  const salt = randomBytes(16);
  return {
    salt, rounds,
    byPin: await wrap(await pinKey(pin, salt, rounds), raw),
    byRecovery: await wrap(await wrapKey(fromBase64Url(recoveryKey)), raw),
  };
}

async function pinKey(pin: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", fromText(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const wrapKey = (raw: Bytes) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

const dataKey = (raw: Bytes) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

async function wrap(key: CryptoKey, raw: Bytes): Promise<Bytes> {
  const iv = randomBytes(12);
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, raw));
  return new Uint8Array([...iv, ...box]);
}

async function unwrap(key: CryptoKey, box: Bytes): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.subarray(0, 12) }, key, box.subarray(12)));
  } catch {
    return null;
  }
}
