import { expect, test } from "vitest";
import { draftOf, emptySample, sampleBody, sampleFaults, speedOf } from "./sample-draft";

test("speeds are read with comma or point, and nothing else", () => {
  expect(["45,2", "45.2", " 7 ", "", "-1", "1e3", "abc", "123456"].map(speedOf)).toEqual([45.2, 45.2, 7, undefined, undefined, undefined, undefined, undefined]);
});

test("only the download is needed", () => {
  expect(sampleFaults({ ...emptySample, down: "45,2" })).toEqual({});
  expect(Object.keys(sampleFaults({ ...emptySample, up: "x", ping: "y" }))).toEqual(["down", "up", "ping"]);
});

test("a body comes back as the draft it was", () => {
  const sample = { down: "45,2", up: "20", ping: "", provider: "VNPT" };
  expect(sampleBody(sample)).toEqual({ downMbps: 45.2, upMbps: 20, provider: "VNPT" });
  expect(draftOf(sampleBody(sample))).toEqual(sample);
});
