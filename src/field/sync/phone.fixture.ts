import "fake-indexeddb/auto";
import { Access, type Session } from "../device/access";
import { FieldDatabase } from "../storage/database";
import type { Notebook } from "../storage/notebook";
import { SyncEngine } from "./engine";
import { RecordMaker } from "./records";
import type { PretendServer } from "./server.fixture";
import { uuid7Maker } from "./uuid7";
import type { DeskChange, FieldRecord, HouseholdChange } from "./wire";

export const village = "b6d5d558-b79c-8ed7-bf97-dcbc375024fa";
export const otherVillage = "c7d5d558-b79c-8ed7-bf97-dcbc375024fb";
export const pin = "271828";

let phones = 0;

/** One simulated phone: the real client on an IndexedDB in memory, with a clock of its own. */
export class Phone {
  readonly name = `phone-${phones++}`;
  now = Date.parse("2025-11-03T01:00:00Z");
  db = new FieldDatabase(this.name);
  session!: Session;
  private readonly newId: (now: number) => string;

  constructor(readonly server: PretendServer, readonly random: () => number = Math.random) {
    this.newId = uuid7Maker(random);
  }

  static async enrolled(server: PretendServer, random?: () => number): Promise<Phone> {
    const phone = new Phone(server, random);
    const result = await phone.access.enrol("ABCDE-FGHJK", pin, "Máy thử");
    if (result.kind !== "open") throw new Error(result.kind);
    phone.session = result.session;
    return phone;
  }

  get surroundings() {
    return { fetch: this.server.fetch, clock: () => this.now, random: this.random, origin: "http://server", appVersion: "1.0.0" };
  }

  get access(): Access {
    return new Access(this.db, this.surroundings, 10);
  }

  get notebook(): Notebook {
    return this.session.notebook;
  }

  get maker(): RecordMaker {
    return new RecordMaker(this.notebook, () => this.now, this.newId);
  }

  round() {
    return new SyncEngine(this.notebook, this.session.token, this.surroundings).round();
  }

  /** The tab is killed and opened again: only what was on disk is left. */
  async killed(): Promise<void> {
    this.db.close();
    this.db = new FieldDatabase(this.name);
    const result = await this.access.unlock(pin);
    if (result.kind !== "open") throw new Error("locked out");
    this.session = result.session;
  }

  async visit(subjectId: string, indicator: string, count: number, villageId = village): Promise<FieldRecord> {
    const record = this.maker.make("observation", { villageId }, { subjectId, indicator, count });
    await this.notebook.record([record]);
    return record;
  }
}

export function household(id: string, villageId = village): HouseholdChange {
  const card = { head: `Chủ hộ ${id}`, address: "", members: 4, from14: 3, from15: 3, from18: 2, elderly60: 0, disabled: 0, noSmartphone: 0 };
  return { kind: "household", id, villageId, code: id.toUpperCase(), card, cardOf: [1, "r"], state: {} };
}

export function desk(...villages: string[]): DeskChange {
  const person = { id: "p1", login: "an.minhhoa", name: "Nguyễn Thị An" };
  return { kind: "desk", desk: { person, teams: [], programs: [], villages: villages.map((id) => ({ id, name: id, communeId: "x", communeName: "Xã", households: 1 })) } };
}
