import type { Notebook } from "../storage/notebook";
import { type Answer, call, type Caller, isSigned, type Problem, type Surroundings } from "./connection";
import { sendPhoto } from "./photos";
import { parcelOf } from "./push";
import type { PullAnswer, PushAnswer, PushResult, Signed } from "./wire";

export type Outcome =
  | { kind: "done" }
  /** Try later; `retryAfter` ms if the server asked for it. */
  | { kind: "later"; reason: "noNetwork" | "busy"; retryAfter: number }
  /** The phone was revoked: its keys and data must go. */
  | { kind: "revoked" }
  /** The server does not take this phone; everything is kept. */
  | { kind: "refused"; problem: Problem };

type Halt = Exclude<Outcome, { kind: "done" }>;

/**
 * One round with the server: records, then photos of acknowledged records, then what is new. Every step that the server acknowledged is on disk before
 * the next begins, so a round may be cut off anywhere and begun again. Knows no browser: fetch, clock and chance are given.
 */
export class SyncEngine {
  private readonly caller: Caller;

  private readonly ended = new AbortController();

  constructor(private readonly notebook: Notebook, token: string, private readonly surroundings: Surroundings) {
    this.caller = { ...surroundings, token, waiting: () => notebook.db.unsent(), signal: this.ended.signal };
  }

  /** Ends the round that runs: nothing more is asked, and nothing that comes in is written. */
  end(): void {
    this.ended.abort();
  }

  async round(): Promise<Outcome> {
    try {
      await this.push();
      await this.photos();
      await this.pull();
      // A change of epoch seen while pulling offers records again: they go in this round.
      if (this.notebook.outbox.count("waiting") > 0) await this.push();
      await this.notebook.tidy(this.serverNow());
      return { kind: "done" };
    } catch (halt) {
      if (halt instanceof Halted) return halt.outcome;
      throw halt;
    }
  }

  private async push(): Promise<void> {
    let most = 100;
    for (;;) {
      const parcel = parcelOf(this.notebook.outbox.waiting(), most);
      if (parcel.length === 0) return;
      const answer = await this.ask<PushAnswer>("POST", "/api/v1/sync/push", JSON.stringify({ records: parcel }));
      if (answer.kind === "refused" && isAboutTheParcel(answer.problem)) {
        // One record that the server can't read must not hold up the others: halve until it stands alone, then it is refused by itself.
        if (parcel.length > 1) most = Math.ceil(parcel.length / 2);
        else await this.take([{ id: parcel[0]!.id, status: "rejected", reason: answer.problem.detail }]);
        continue;
      }
      const value = this.signed(answer);
      await this.seen(value);
      const asked = new Set(parcel.map((record) => record.id));
      const results = (value.results ?? []).filter((result) => asked.has(result.id) && isKnown(result.status));
      // A server that answers for none of them would be asked for ever.
      if (results.length === 0) throw new Halted({ kind: "later", reason: "busy", retryAfter: 0 });
      await this.take(results);
      most = 100;
    }
  }

  private async take(results: readonly PushResult[]): Promise<void> {
    await this.notebook.outbox.answered(results, this.serverNow());
    this.notebook.changed();
  }

  private async photos(): Promise<void> {
    for (const photo of await this.notebook.album.unsent()) {
      if (this.notebook.outbox.get(photo.recordId)?.state !== "sent") continue;
      const halted = await sendPhoto(this.caller, this.notebook.album, photo);
      if (halted) this.halt(halted);
      this.notebook.changed();
    }
  }

  private async pull(): Promise<void> {
    for (;;) {
      const value = this.signed(await this.ask<PullAnswer>("GET", pullPath(this.notebook.marks.cursor, this.notebook.shelf.province)));
      if (!Array.isArray(value.changes) || typeof value.cursor !== "string") throw new Halted({ kind: "later", reason: "noNetwork", retryAfter: 0 });
      await this.seen(value);
      await this.notebook.takePage(value.changes, { ...this.notebook.marks, cursor: value.cursor }, { reset: value.reset === true, last: !value.more });
      if (!value.more) return;
    }
  }

  /** Keeps the server's clock and epoch; another epoch means it was restored, and what it may have forgotten is offered again. */
  private async seen({ epoch, serverTime }: Signed): Promise<void> {
    const now = this.surroundings.clock();
    const marks = { ...this.notebook.marks, epoch, offset: Date.parse(serverTime) - now, lastContact: now };
    const known = this.notebook.marks.epoch;
    if (known !== null && known !== epoch) await this.notebook.offerAgain(marks, now + marks.offset);
    else await this.notebook.keepMarks(marks);
  }

  private async ask<T>(method: string, path: string, body?: string): Promise<Answer<T>> {
    const answer = await call<T>(this.caller, method, path, body);
    return this.ended.signal.aborted ? { kind: "noNetwork" } : answer;
  }

  private signed<T extends Signed>(answer: Answer<T>): T {
    if (answer.kind !== "ok") return this.halt(answer);
    if (!isSigned(answer.value)) throw new Halted({ kind: "later", reason: "noNetwork", retryAfter: 0 });
    return answer.value;
  }

  private halt(answer: Exclude<Answer<unknown>, { kind: "ok" }>): never {
    if (answer.kind === "noNetwork") throw new Halted({ kind: "later", reason: "noNetwork", retryAfter: 0 });
    if (answer.kind === "busy") throw new Halted({ kind: "later", reason: "busy", retryAfter: answer.retryAfter });
    if (answer.problem.status === 401 && /\bdevice-revoked$/.test(answer.problem.type)) throw new Halted({ kind: "revoked" });
    throw new Halted({ kind: "refused", problem: answer.problem });
  }

  private serverNow(): number {
    return this.surroundings.clock() + this.notebook.marks.offset;
  }
}

class Halted extends Error {
  constructor(readonly outcome: Halt) {
    super(outcome.kind);
  }
}

function pullPath(cursor: string | null, province: string | undefined): string {
  const query = new URLSearchParams({ ...(cursor && { cursor }), ...(province && { province }) }).toString();
  return `/api/v1/sync/pull${query && `?${query}`}`;
}

const isKnown = (status: string) => status === "accepted" || status === "duplicate" || status === "rejected";

/** Said of what was sent, not of who sends it. */
const isAboutTheParcel = ({ status, type }: Problem) => type !== "" && (status === 400 || status === 413 || status === 422);
