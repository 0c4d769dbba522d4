import fc from "fast-check";
import { expect, test } from "vitest";
import { mostPhotoBytes, shrunk } from "./shrinking";

/** Bytes of a JPEG grow with its pixels and quality. */
const encode = (density: number) => (width: number, height: number, quality: number) => Promise.resolve(new Uint8Array(Math.round(width * height * quality * density)));

test("any picture comes down to 200 KB, and a small one keeps its size", async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 1, max: 9_000 }), fc.double({ min: 0.01, max: 3, noNaN: true }), async (width, height, density) => {
    expect((await shrunk({ width, height, encode: encode(density) })).length).toBeLessThanOrEqual(mostPhotoBytes);
  }));
  const sizes: number[] = [];
  await shrunk({ width: 800, height: 600, encode: (width, height) => { sizes.push(width, height); return Promise.resolve(new Uint8Array(1000)); } });
  expect(sizes).toEqual([800, 600]);
});
