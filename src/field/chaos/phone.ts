import { Access, type Session } from "../device/access";
import { FieldDatabase } from "../storage/database";
import type { Notebook } from "../storage/notebook";
import type { Outcome } from "../sync/engine";
import { SyncEngine } from "../sync/engine";
import { RecordMaker } from "../sync/records";
import { uuid7Maker } from "../sync/uuid7";
import type { FieldRecord, PushResult } from "../sync/wire";
import type { Scenario } from "./scenario";

const pin = "271828";
const indicators = ["citizen-app", "health-record", "bank-account", "adult-signature"];

/** A volunteer with a phone: the real client on an IndexedDB in memory, a clock that is wrong, and a thumb that kills the app. */
export class ChaosPhone {
  session!: Session;
  kills = 0;
  rounds: Record<string, number> = {};
  readonly photos: string[] = [];
  private db: FieldDatabase;
  private readonly newId: (now: number) => string;
  private readonly skew: number;

  constructor(readonly name: string, private readonly scenario: Scenario, private readonly origin: string, private readonly random: () => number) {
    this.db = new FieldDatabase(name);
    this.newId = uuid7Maker(random);
    this.skew = Math.round((random() - 0.5) * 20 * 60_000);
  }

  get notebook(): Notebook {
    return this.session.notebook;
  }

  /** As a person does who reads that the server is busy: the code is good until it was answered. */
  async enrol(code: string): Promise<void> {
    let result = await this.access.enrol(code, pin, this.name);
    for (let tries = 0; (result.kind === "busy" || result.kind === "noNetwork") && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      result = await this.access.enrol(code, pin, this.name);
    }
    if (result.kind !== "open") throw new Error(`${this.name}: ${JSON.stringify(result)}`);
    this.session = result.session;
  }

  async act(): Promise<void> {
    const dice = this.random();
    if (dice < 0.5) await this.visit();
    else if (dice < 0.58) await this.newHousehold();
    else if (dice < 0.66) await this.activity();
    else if (dice < 0.72) await this.kill();
    else await this.round();
  }

  async round(): Promise<Outcome> {
    const outcome = await new SyncEngine(this.notebook, this.session.token, this.surroundings).round();
    const word = outcome.kind === "later" ? outcome.reason : outcome.kind;
    this.rounds[word] = (this.rounds[word] ?? 0) + 1;
    return outcome;
  }

  /** Sends every record again, as a phone does whose server was restored. */
  async missingOnServer(): Promise<string[]> {
    const records = this.notebook.outbox.all().map((entry) => entry.record);
    const headers = { Authorization: `Bearer ${this.session.token}`, "Content-Type": "application/json" };
    const missing: string[] = [];
    for (let from = 0; from < records.length; from += 100) {
      const answer = await fetch(`${this.origin}/api/v1/sync/push`, { method: "POST", headers, body: JSON.stringify({ records: records.slice(from, from + 100) }) });
      const { results } = (await answer.json()) as { results: PushResult[] };
      missing.push(...results.filter((result) => result.status !== "duplicate").map((result) => `${this.name} ${result.id} ${result.status} ${result.reason ?? ""}`));
    }
    for (const photo of this.photos) {
      const answer = await fetch(`${this.origin}/api/v1/sync/photos/${photo}`, { headers });
      if (!((await answer.json()) as { done?: boolean }).done) missing.push(`${this.name} photo ${photo}`);
    }
    return missing;
  }

  private async visit(): Promise<void> {
    const village = this.any(this.scenario.villages);
    const subjectId = this.any(village.households);
    const maker = this.maker;
    const at = maker.now();
    const visitId = maker.id();
    const touched = indicators.filter(() => this.random() < 0.6);
    await this.notebook.record(touched.map((indicator) =>
      maker.make("observation", { villageId: village.id }, { subjectId, indicator, count: Math.floor(this.random() * 4), visitId }, at)));
  }

  private async newHousehold(): Promise<void> {
    const village = this.any(this.scenario.villages);
    const maker = this.maker;
    const subjectId = maker.id();
    const card = { head: `Hộ mới ${subjectId.slice(-4)}`, address: "", members: 4, from14: 3, from15: 3, from18: 2, elderly60: 0, disabled: 0, noSmartphone: 0 };
    await this.notebook.record([
      maker.make("household", { villageId: village.id }, { subjectId, ...card }),
      maker.make("observation", { villageId: village.id }, { subjectId, indicator: "citizen-app", count: 1 }),
    ]);
  }

  private async activity(): Promise<void> {
    const maker = this.maker;
    const at = maker.now();
    const photo = { id: maker.id(), bytes: picture(this.random) };
    const record: FieldRecord = maker.make("activity", { villageId: this.any(this.scenario.villages).id }, {
      activityKind: "guidance", topics: [], startedAt: new Date(at - 3_600_000).toISOString(), endedAt: new Date(at).toISOString(), minutes: 60, reached: 5, members: [], subjects: [],
      photos: [{ id: photo.id, size: photo.bytes.length }],
    }, at);
    this.photos.push(photo.id);
    await this.notebook.record([record], new Map([[record.id, [photo]]]));
  }

  /** The tab is killed in the middle of a round: only what was on disk is left. */
  private async kill(): Promise<void> {
    this.kills++;
    const engine = new SyncEngine(this.notebook, this.session.token, this.surroundings);
    const running = engine.round().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, this.random() * 40));
    this.db.close();
    engine.end();
    // A transaction of a database that was closed under it may never answer; nobody waits for a dead tab.
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 1_000))]);
    this.db = new FieldDatabase(this.name);
    const result = await this.access.unlock(pin);
    if (result.kind !== "open") throw new Error(`${this.name} is locked out`);
    this.session = result.session;
  }

  private get maker(): RecordMaker {
    return new RecordMaker(this.notebook, this.clock, this.newId);
  }

  private get access(): Access {
    return new Access(this.db, this.surroundings, 10);
  }

  private readonly clock = () => Date.now() + this.skew;

  private get surroundings() {
    return { fetch: this.fetch, clock: this.clock, random: this.random, origin: this.origin, appVersion: "1.0.0" };
  }

  /** Some requests arrive twice, as retrying proxies make them. */
  private readonly fetch: typeof fetch = async (address, request) => {
    if (this.random() < 0.1 && request?.method !== "GET") await fetch(address, request).then((answer) => answer.arrayBuffer()).catch(() => undefined);
    return fetch(address, request);
  };

  private any<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)]!;
  }
}

/** A JPEG as far as anybody looks at it: its marks, and chance between. */
function picture(random: () => number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(20_000 + Math.floor(random() * 100_000));
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(random() * 255);
  bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  bytes.set([0xff, 0xd9], bytes.length - 2);
  return bytes;
}
