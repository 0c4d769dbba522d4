/** What the test that starts the phones tells them, as one line of JSON. */
export interface Scenario {
  origin: string;
  seed: number;
  /** One-time codes, one a phone; the last is of the phone that comes afterwards and only reads. */
  codes: string[];
  villages: { id: string; households: string[] }[];
  /** Things each phone does. */
  actions: number;
}

/** What they tell at the end. */
export interface Ledger {
  /** By phone: every record it made, and what became of it. */
  records: { id: string; state: string; reason?: string }[][];
  photos: string[];
  rounds: Record<string, number>;
  kills: number;
  /** Records that the server does not answer `duplicate` for, and photos that it has not whole. */
  notStored: string[];
  /** Subjects whose state on a phone is not the server's. */
  differences: string[];
}

/** mulberry32: the same storm for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
