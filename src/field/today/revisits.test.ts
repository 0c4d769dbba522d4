import { beforeEach, expect, test } from "vitest";
import { desk, household, Phone, village } from "../sync/phone.fixture";
import { PretendServer } from "../sync/server.fixture";
import { revisits } from "./revisits";

const drawn = { kind: "notice" as const, id: "n1", version: 1, type: "revisit" as const, subjectId: "h1", title: "Thăm lại hộ H1", text: "", at: "2025-11-01T20:00:00Z", until: "2025-12-31T20:00:00Z", from: "Kiểm tra" };

let server: PretendServer;
let phone: Phone;

beforeEach(async () => {
  server = new PretendServer();
  server.log.push(desk(village), household("h1"), household("h2"), drawn);
  phone = await Phone.enrolled(server);
  await phone.round();
});

test("a drawn household is a task of today, until somebody was there since", async () => {
  expect(revisits(phone.notebook, phone.now).map((one) => one.household.id)).toEqual(["h1"]);

  await phone.visit("h1", "bank-account", 2);

  expect(revisits(phone.notebook, phone.now)).toEqual([]);
});

test("a visit of before the draw leaves it open", async () => {
  phone.now = Date.parse("2025-11-01T10:00:00Z");
  await phone.visit("h1", "bank-account", 2);

  expect(revisits(phone.notebook, phone.now)).toHaveLength(1);
});

test("after its last day it is asked no more", () => expect(revisits(phone.notebook, Date.parse("2026-01-01T00:00:00Z"))).toEqual([]));
