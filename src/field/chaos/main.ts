import "fake-indexeddb/auto";
import { createInterface } from "node:readline";
import type { Subject } from "../fold/subject";
import { ChaosPhone } from "./phone";
import { type Ledger, type Scenario, seeded } from "./scenario";
import { moved, Storm } from "./storm";

// Reads a scenario from the first line of its input; then `origin URL` where the server has moved, and `calm` when the storm is over. Writes `enrolled`,
// `acted N` and, at the end, the ledger.
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const scenario = JSON.parse((await lines.next()).value as string) as Scenario;
const random = seeded(scenario.seed);
const storm = new Storm(scenario.origin, random);
storm.on = false;
const origin = await storm.listen();

const phones = scenario.codes.slice(0, -1).map((_, index) => new ChaosPhone(`phone-${index}`, scenario, origin, seeded(scenario.seed * 1_000 + index)));
for (const [index, phone] of phones.entries()) await phone.enrol(scenario.codes[index]!);
for (const phone of phones) await phone.round();
say("enrolled");
storm.on = true;

let calm = false;
const listening = (async () => {
  for await (const line of { [Symbol.asyncIterator]: () => lines }) {
    if (line.startsWith("origin ")) moved(storm, line.slice("origin ".length));
    if (line === "calm") {
      calm = true;
      storm.on = false;
      return;
    }
  }
})();

let acted = 0;
await Promise.all(phones.map(async (phone) => {
  for (let step = 0; step < scenario.actions; step++) {
    await phone.act();
    if (++acted % 10 === 0) say(`acted ${acted}`);
    await new Promise((resolve) => setTimeout(resolve, random() * 30));
  }
}));
say("done");
await listening;
if (!calm) throw new Error("input ended before calm");

// After the storm every phone gets through, and then learns what the others sent.
for (const phone of phones) await through(phone);
const reader = new ChaosPhone("reader", scenario, origin, seeded(scenario.seed + 7));
await reader.enrol(scenario.codes.at(-1)!);
await through(reader);
const differences: string[] = [];
for (const phone of phones) {
  await through(phone);
  const mine = states(phone);
  const theirs = states(reader);
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    if (mine.get(id) !== theirs.get(id)) differences.push(`${phone.name} ${id}: ${mine.get(id)} instead of ${theirs.get(id)}`);
  }
}
// Whoever sends everything again learns that the server has each record, once; and each picture whole.
const notStored: string[] = [];
for (const phone of phones) notStored.push(...(await phone.missingOnServer()));
const ledger: Ledger = {
  notStored,
  records: phones.map((phone) => [...phone.notebook.outbox.all()].map(({ record, state, reason }) => ({ id: record.id, state, ...(reason && { reason }) }))),
  photos: phones.flatMap((phone) => phone.photos),
  rounds: phones.reduce<Record<string, number>>((sum, phone) => {
    for (const [word, count] of Object.entries(phone.rounds)) sum[word] = (sum[word] ?? 0) + count;
    return sum;
  }, {}),
  kills: phones.reduce((sum, phone) => sum + phone.kills, 0),
  differences,
};
say(JSON.stringify(ledger));
storm.close();
process.exit(0);

/** A whole round, with nothing left to send: the database may still be getting up. */
async function through(phone: ChaosPhone): Promise<void> {
  for (let tries = 0; ; tries++) {
    const outcome = await phone.round();
    const unsent = await phone.notebook.db.unsent();
    if (outcome.kind === "done" && unsent === 0) return;
    if (tries > 200) throw new Error(`${phone.name} does not get through: ${JSON.stringify(outcome)}, ${unsent} unsent`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What each phone shows of each subject; who saw it is worded by the server, so only the records are compared. */
function states(phone: ChaosPhone): Map<string, string> {
  const all = new Map<string, string>();
  for (const subject of phone.notebook.subjects()) all.set(subject.id, wordOf(subject));
  return all;
}

function wordOf({ villageId, card, cardOf, state }: Subject): string {
  const seen = Object.entries(state).sort(([one], [other]) => (one < other ? -1 : 1)).map(([indicator, [count, at, record]]) => [indicator, count, at, record]);
  return JSON.stringify({ villageId, card: Object.entries(card ?? {}).filter(([, value]) => value !== null).sort(), cardOf, seen });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
