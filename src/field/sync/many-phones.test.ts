import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, fromServer, type Subject } from "../fold/subject";
import { household, Phone, village } from "./phone.fixture";
import { PretendServer, type Weather } from "./server.fixture";

const households = ["h1", "h2", "h3"];
const weather = fc.constantFrom<Weather>("fine", "fine", "lostBefore", "lostAfter", "portal", "truncated", "busy", "twice");
const step = fc.record({ phone: fc.nat(2), what: fc.constantFrom("visit", "visit", "round", "round", "kill", "restore"), household: fc.constantFrom(...households), count: fc.nat(3), clock: fc.integer({ min: -5_000, max: 20_000 }) });

/** What everybody must agree on: counts and the records they come from. */
const agreed = (subject: Subject | undefined) => Object.fromEntries(Object.entries(subject?.state ?? {}).map(([indicator, [count, at, id]]) => [indicator, [count, at, id]]));

/** A server that tells every phone its fold of what it has stored. */
function foldingServer(): PretendServer {
  const server = new PretendServer();
  server.log.push({ kind: "village", id: village, state: "begin" }, ...households.map((id) => household(id)), { kind: "village", id: village, state: "whole" });
  return server;
}

function tellAll(server: PretendServer): void {
  for (const id of households) {
    const { state } = fold(fromServer(household(id)), server.about(id), "")!;
    server.log.push({ ...household(id), state });
  }
}

test("three phones, kills, a bad network and a restored server: everything made is stored once, and all phones show the server's fold", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), fc.array(weather, { maxLength: 20 }), async (steps, sky) => {
    const server = foldingServer();
    const phones = [await Phone.enrolled(server), await Phone.enrolled(server), await Phone.enrolled(server)];
    const made = new Set<string>();
    const coming = [...sky];
    for (const { phone: index, what, household: id, count, clock } of steps) {
      const phone = phones[index]!;
      phone.now += clock;
      server.weather = () => coming.shift() ?? "fine";
      if (what === "visit") made.add((await phone.visit(id, "bank-account", count)).id);
      else if (what === "round") await phone.round();
      else if (what === "kill") await phone.killed();
      else {
        // The backup knew every other record only.
        let nth = 0;
        server.restore(() => nth++ % 2 === 1);
      }
      tellAll(server);
    }
    server.weather = () => "fine";
    for (let pass = 0; pass < 2; pass++) {
      for (const phone of phones) await phone.round();
      tellAll(server);
    }
    for (const phone of phones) await phone.round();

    expect(new Set(server.records.keys())).toEqual(made);
    for (const phone of phones) {
      for (const id of households) expect(agreed(phone.notebook.subject(id))).toEqual(agreed(fold(fromServer(household(id)), server.about(id), "")));
      await phone.db.delete();
    }
  }), { numRuns: 20 });
});
