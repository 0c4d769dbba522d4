/** Bytes over a plain buffer: what WebCrypto and IndexedDB take. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const toText = (bytes: BufferSource) => new TextDecoder().decode(bytes);

export const fromText = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

export function fromBase64Url(text: string): Bytes {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
