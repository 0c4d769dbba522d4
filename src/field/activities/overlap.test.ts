import { expect, test } from "vitest";
import { overlapping, type Span } from "./overlap";

const span = (id: string, start: number, end: number, ...members: string[]): Span => ({ id, start, end, members });

test("the same person at two activities at once is noticed", () => {
  const others = [span("a", 0, 10, "An"), span("b", 9, 20, "An", "Bình"), span("c", 5, 15, "Cả"), span("d", 20, 30, "An")];

  expect(overlapping(span("new", 10, 20, "An"), others).map((one) => one.id)).toEqual(["b"]);
});

test("an activity does not overlap itself", () => {
  expect(overlapping(span("a", 0, 10, "An"), [span("a", 0, 10, "An")])).toEqual([]);
});
