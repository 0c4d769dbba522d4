/** UUIDs of version 7 (RFC 9562): time first, then a counter that keeps ids of one millisecond in the order they were made, then chance. */
export function uuid7Maker(random: () => number): (now: number) => string {
  let last = 0;
  let counter = 0;
  return (now) => {
    if (now > last) {
      last = now;
      counter = Math.floor(random() * 0x400);
    } else if (++counter > 0xfff) {
      last++;
      counter = 0;
    }
    const time = Math.floor(last).toString(16).padStart(12, "0");
    const variant = (0x8000 + Math.floor(random() * 0x4000)).toString(16);
    const rest = hex(random, 24) + hex(random, 24);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${variant}-${rest}`;
  };
}

const hex = (random: () => number, bits: number) => Math.floor(random() * 2 ** bits).toString(16).padStart(bits / 4, "0");

/** Chance from the machine's own source: Math.random may repeat itself between phones. */
export function chance(): number {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return (words[0]! * 0x100000 + (words[1]! >>> 12)) / 2 ** 52;
}
