import { type Bytes, fromText, randomBytes, toText } from "./bytes";

const ivLength = 12;

/** AES-GCM under the phone's data key: a fresh nonce, then the text. The name is bound in, so one box can't stand in for another. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Bytes> {
  return sealBytes(key, name, fromText(JSON.stringify(value)));
}

export async function open<T>(key: CryptoKey, name: string, box: Bytes): Promise<T> {
  return JSON.parse(toText(await openBytes(key, name, box))) as T;
}

export async function sealBytes(key: CryptoKey, name: string, bytes: Bytes): Promise<Bytes> {
  const iv = randomBytes(ivLength);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: fromText(name) }, key, bytes);
  const box = new Uint8Array(ivLength + sealed.byteLength);
  box.set(iv);
  box.set(new Uint8Array(sealed), ivLength);
  return box;
}

export async function openBytes(key: CryptoKey, name: string, box: Bytes): Promise<Bytes> {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.subarray(0, ivLength), additionalData: fromText(name) }, key, box.subarray(ivLength));
  return new Uint8Array(plain);
}
