import type { Bytes } from "../storage/bytes";

export const mostPhotoBytes = 200 * 1024;

/** A picture that can be written anew at a size and quality; the browser's canvas, or a test. */
export interface Redrawn {
  width: number;
  height: number;
  encode: (width: number, height: number, quality: number) => Promise<Bytes>;
}

/** Smaller step by step until it fits 200 KB: first 1600 px a side, then less quality, then fewer pixels. Writing anew drops all EXIF, place included. */
export async function shrunk(picture: Redrawn): Promise<Bytes> {
  let side = 1600;
  for (;;) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
    for (const quality of [0.8, 0.65, 0.5]) {
      const bytes = await picture.encode(width, height, quality);
      if (bytes.length <= mostPhotoBytes || side <= 200) return bytes;
    }
    side = Math.round(side * 0.75);
  }
}
