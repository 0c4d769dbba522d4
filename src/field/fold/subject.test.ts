import fc from "fast-check";
import { describe, expect, test } from "vitest";
import vectors from "../../../tests/vectors/subject-fold.json" with { type: "json" };
import type { DeskIndicator, FieldRecord, Population } from "../sync/wire";
import { standing } from "./standing";
import { fold, type Subject } from "./subject";

const village = "b6d5d558-b79c-8ed7-bf97-dcbc375024fa";
const records = (list: (typeof vectors.cases)[number]["records"]) => list.map((record) => ({ ...record, villageId: village })) as FieldRecord[];

const populations: Record<string, { of: Population; fromAge?: number }> = {
  "bank-account": { of: "residents", fromAge: 15 }, "health-record": { of: "residents", fromAge: 14 }, "adult-signature": { of: "residents", fromAge: 18 },
  "citizen-app": { of: "households" }, "cashless-merchant": { of: "businesses" }, "ocop-online": { of: "ocopMakers" },
};
const indicator = (id: string): DeskIndicator => ({ id, name: id, clause: "", ...populations[id]! });

/** As the vectors tell it. */
function told(subject: Subject) {
  const state = Object.fromEntries(Object.entries(subject.state).map(([id, [count, at, record]]) => [id, [count, at, record]]));
  const have = Object.fromEntries(Object.keys(subject.state).flatMap((id) => {
    const one = standing(subject, indicator(id));
    return one ? [[id, one.have]] : subject.card && !("ocop" in subject.card) ? [[id, 0]] : [];
  }));
  return { type: subject.type, card: subject.card ?? null, cardOf: subject.cardOf ?? null, state, seenAt: subject.seen?.[0], have };
}

describe("the shared vectors", () => {
  test("there are at least forty", () => expect(vectors.cases.length).toBeGreaterThanOrEqual(40));

  test.each(vectors.cases)("$name", ({ records: given, expected }) => {
    const all = records(given);
    expect(told(fold(undefined, all, "")!)).toEqual(expected);
    expect(told(fold(undefined, [...all].reverse(), "")!)).toEqual(expected);
    // The server folded some of them, this phone the others, and some both.
    for (let cut = 1; cut <= all.length; cut++) expect(told(fold(fold(undefined, all.slice(0, cut), ""), all.slice(cut - 1), "")!)).toEqual(expected);
  });
});

const id = fc.uuid({ version: 7 });
const moment = fc.integer({ min: 0, max: 6 }).map((minute) => `2025-11-03T08:0${minute}:00+07:00`);
const subjectId = "01993f10-0000-7000-8000-0000000000aa";
const observation = fc.record({ id, observedAt: moment, indicator: fc.constantFrom("bank-account", "citizen-app"), count: fc.nat(5) })
  .map((one): FieldRecord => ({ id: one.id, kind: "observation", observedAt: one.observedAt, villageId: village, body: { subjectId, indicator: one.indicator, count: one.count } }));
const card = fc.record({ id, observedAt: moment, members: fc.nat(6) })
  .map((one): FieldRecord => ({ id: one.id, kind: "household", observedAt: one.observedAt, villageId: village, body: { subjectId, head: one.id, members: one.members } }));
const several = fc.uniqueArray(fc.oneof(observation, card), { maxLength: 12, selector: (record) => record.id });

describe("any phones, any order", () => {
  test("every interleaving of the records gives the same state", () => {
    fc.assert(fc.property(several.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([one, other]) => {
      expect(fold(undefined, one, "")).toEqual(fold(undefined, other, ""));
    }));
  });

  test("a record that comes twice changes nothing", () => {
    fc.assert(fc.property(several, fc.nat(), (list, which) => {
      const twice = list.length === 0 ? [] : [...list, list[which % list.length]!];
      expect(fold(undefined, twice, "")).toEqual(fold(undefined, list, ""));
    }));
  });

  test("it does not matter which part the server has folded already", () => {
    fc.assert(fc.property(several, several, (server, phone) => {
      expect(fold(fold(undefined, server, ""), phone, "")).toEqual(fold(undefined, [...phone, ...server], ""));
    }));
  });
});
