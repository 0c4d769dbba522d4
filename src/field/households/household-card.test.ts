import fc from "fast-check";
import { expect, test } from "vitest";
import { cardBody, cardFaults, emptyCard, withCount } from "./household-card";

const step = fc.tuple(fc.constantFrom("members" as const, "from14" as const, "from15" as const, "from18" as const, "elderly60" as const), fc.nat(20));

test("counts set one after the other always make a card that can be", () => {
  fc.assert(fc.property(fc.array(step), (steps) => {
    const card = steps.reduce((before, [name, value]) => withCount(before, name, value), { ...emptyCard, head: "An" });
    expect(cardFaults(card)).toEqual({});
  }));
});

test("what cannot be is said beside its field", () => {
  const faults = cardFaults({ ...emptyCard, head: " ", phone: "0114994001", from14: 2 });
  expect(Object.keys(faults)).toEqual(["head", "phone", "from14"]);
});

test("a card is sent with plain digits and without empty texts", () => {
  expect(cardBody({ ...emptyCard, head: " Lê An ", phone: "0914 994 001" })).toMatchObject({ head: "Lê An", phone: "0914994001" });
  expect(cardBody({ ...emptyCard, head: "Lê An" })).not.toHaveProperty("phone");
});
