import { FieldDatabase } from "../storage/database";
import { makeKeyring, openWithPin, openWithRecovery, rewrapped, wrongPinsAllowed } from "../storage/keyring";
import { Notebook } from "../storage/notebook";
import { open, seal } from "../storage/sealing";
import { answerOf, call, type Problem, type Surroundings } from "../sync/connection";
import type { EnrolAnswer } from "../sync/wire";

export interface Session {
  notebook: Notebook;
  token: string;
  person: { login: string; name: string };
}

export type Door =
  | { kind: "new" }
  | { kind: "locked"; name: string; unsent: number; triesLeft: number };

export type EnrolResult =
  | { kind: "open"; session: Session }
  | { kind: "noNetwork" }
  | { kind: "busy" }
  | { kind: "refused"; problem: Problem }
  /** The phone holds another person's unsent work. */
  | { kind: "otherPerson"; name: string; unsent: number }
  /** The server's recovery key does not fit what lies here, and some of it is unsent. */
  | { kind: "keyLost"; unsent: number };

export type UnlockResult = { kind: "open"; session: Session } | { kind: "wrong"; triesLeft: number };

export type ChangePinResult = { kind: "changed" } | { kind: "wrong"; triesLeft: number };

/** Cửa vào: how a person gets in with a code, a PIN or, after ten wrong PINs, a new code; and what a revoked phone forgets. */
export class Access {
  constructor(private readonly db: FieldDatabase, private readonly surroundings: Surroundings, private readonly rounds?: number) {}

  async door(): Promise<Door> {
    const enrolment = await this.db.enrolment();
    if (!enrolment?.keyring) return { kind: "new" };
    return { kind: "locked", name: enrolment.person.name, unsent: await this.db.unsent(), triesLeft: Math.max(0, wrongPinsAllowed - enrolment.wrongPins) };
  }

  /** The PIN was chosen before: the code is spent by one request, and all that follows it is one write. */
  async enrol(code: string, pin: string, label: string): Promise<EnrolResult> {
    const known = await this.db.enrolment();
    const attempt = await this.db.attempt(tidyCode(code), () => crypto.randomUUID());
    const body = JSON.stringify({ code: tidyCode(code), attempt, label, appVersion: this.surroundings.appVersion, ...(known && { deviceId: known.deviceId }) });
    const answer = await answerOf<EnrolAnswer>(this.surroundings, "/api/v1/devices", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (answer.kind !== "ok") return answer;
    const { deviceId, token, recoveryKey, person, serverTime } = answer.value;
    if (!deviceId || !token || !recoveryKey || !person) return { kind: "noNetwork" };

    const unsent = await this.db.unsent();
    if (known && known.person.login !== person.login) {
      if (unsent > 0) return { kind: "otherPerson", name: known.person.name, unsent };
      await this.clear();
    }
    const old = known?.keyring && known.person.login === person.login ? known.keyring : undefined;
    const again = old && (await openWithRecovery(old, recoveryKey, pin));
    if (old && !again) {
      if (unsent > 0) return { kind: "keyLost", unsent };
      await this.clear();
    }
    const { keyring, key } = again ?? (await makeKeyring(pin, recoveryKey, this.rounds));
    await this.db.keepEnrolment({ deviceId, person, keyring, wrongPins: 0, token: await seal(key, "token", token) });
    await this.db.meta.delete("attempt");
    const notebook = await Notebook.open(this.db, key, person.name);
    const now = this.surroundings.clock();
    await notebook.keepMarks({ ...notebook.marks, offset: Date.parse(serverTime) - now || 0, lastContact: now });
    return { kind: "open", session: { notebook, token, person } };
  }

  /** Counts the attempt before it looks: a kill in between is no free guess. */
  async unlock(pin: string): Promise<UnlockResult> {
    const enrolment = await this.db.enrolment();
    if (!enrolment?.keyring || enrolment.wrongPins >= wrongPinsAllowed) return { kind: "wrong", triesLeft: 0 };
    const wrongPins = enrolment.wrongPins + 1;
    await this.db.keepEnrolment({ ...enrolment, wrongPins });
    const key = await openWithPin(enrolment.keyring, pin);
    if (!key) return { kind: "wrong", triesLeft: wrongPinsAllowed - wrongPins };
    const [token, notebook] = await Promise.all([open<string>(key, "token", enrolment.token), Notebook.open(this.db, key, enrolment.person.name), this.db.keepEnrolment({ ...enrolment, wrongPins: 0 })]);
    return { kind: "open", session: { notebook, token, person: enrolment.person } };
  }

  /** A wrong old PIN counts like one at the door. The keys that the new PIN opens replace the old ones in one write: killed anywhere, one of the two opens. */
  async changePin(oldPin: string, newPin: string): Promise<ChangePinResult> {
    const counted = await this.db.amendEnrolment((before) => ({ ...before, wrongPins: Math.min(wrongPinsAllowed + 1, before.wrongPins + 1) }));
    if (!counted?.keyring || counted.wrongPins > wrongPinsAllowed) return { kind: "wrong", triesLeft: 0 };
    const keyring = await rewrapped(counted.keyring, oldPin, newPin);
    if (!keyring) return { kind: "wrong", triesLeft: wrongPinsAllowed - counted.wrongPins };
    await this.db.amendEnrolment((before) => ({ ...before, keyring, wrongPins: 0 }));
    return { kind: "changed" };
  }

  /** Refused while something is unsent: signing off must not lose work. Without network the phone is cleared all the same; the server's list says when it was last seen. */
  async signOff(session: Session): Promise<"done" | "unsent"> {
    if ((await this.db.unsent()) > 0) return "unsent";
    await call({ ...this.surroundings, token: session.token, waiting: () => Promise.resolve(0) }, "DELETE", "/api/v1/devices/me");
    await this.destroy();
    return "done";
  }

  /** A revoked phone: keys first, then everything they opened. */
  async destroy(): Promise<void> {
    await this.clear();
    this.db.close();
    await this.db.delete();
  }

  private async clear(): Promise<void> {
    await this.db.everything(async () => {
      for (const table of [this.db.meta, this.db.outbox, this.db.photos, this.db.chunks, this.db.villages, this.db.shelf]) await table.clear();
    });
  }
}

/** `#abcde-fghjk`, with or without spaces, as it was scanned or typed. */
export function tidyCode(text: string): string {
  const letters = text.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return letters.length === 10 ? `${letters.slice(0, 5)}-${letters.slice(5)}` : letters;
}

