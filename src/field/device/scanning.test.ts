import { decodeQR } from "qr/decode.js";
import encodeQR from "qr";
import { expect, test } from "vitest";
import { cameraWords, codeIn } from "./scanning";

test("the code is found in the address on a sheet and where it stands alone, and nowhere else", () => {
  expect(["https://so.quangngai.vn/moi#7K2MQ-X40TP", "http://127.0.0.1:5000/moi#7k2mq-x40tp", "7K2MQ-X40TP"].map(codeIn)).toEqual(Array(3).fill("7K2MQ-X40TP"));
  expect(["https://so.quangngai.vn/moi", "https://example.vn/abcdefghjk/#trang", "", "00020101021238570010A000000727"].map(codeIn)).toEqual(Array(4).fill(undefined));
});

test("the library reads what a sheet shows, also when it is small in the picture", () => {
  const modules = encodeQR("https://so.quangngai.vn/moi#7K2MQ-X40TP", "raw", { ecc: "medium" });
  const [side, scale] = [480, 4];
  const picture = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < modules.length * scale; y++)
    for (let x = 0; x < modules.length * scale; x++)
      if (modules[Math.floor(y / scale)]![Math.floor(x / scale)]) picture.fill(0, ((y + 150) * side + x + 120) * 4, ((y + 150) * side + x + 120) * 4 + 3);

  expect(codeIn(decodeQR({ width: side, height: side, data: picture }))).toBe("7K2MQ-X40TP");
});

test("whatever keeps the camera shut, typing is told as the way", () => {
  for (const name of ["NotAllowedError", "NotFoundError", "NotReadableError", "AbortError"]) expect(cameraWords(new DOMException("", name)).toLowerCase()).toContain("nhập mười chữ và số");
});
