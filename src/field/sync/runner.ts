import { waitAfter } from "./backoff";
import type { Surroundings } from "./connection";
import type { Outcome, SyncEngine } from "./engine";

/** What the line at the top says of the last round. */
export type SyncState = { kind: "idle" } | { kind: "running" } | { kind: "waiting"; reason: "noNetwork" | "busy" } | { kind: "refused"; detail: string } | { kind: "revoked" };

const between = 5 * 60_000;

/** When rounds run: at once after work or when the network returns, after a growing wait when they fail, every five minutes otherwise; never two at once. */
export class SyncRunner {
  state: SyncState = { kind: "idle" };
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<Outcome> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly engine: SyncEngine, private readonly surroundings: Surroundings, private readonly told: (state: SyncState) => void) {}

  /** Something is worth sending, or the person asks. */
  async now(): Promise<void> {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.tell({ kind: "running" });
    let outcome: Outcome;
    try {
      outcome = await (this.running = this.engine.round());
    } catch (error) {
      // The phone itself failed, most likely for want of space: said, and tried again like a lost network.
      this.running = undefined;
      if (this.stopped) return;
      this.tell({ kind: "refused", detail: spaceDetail(error) });
      this.in(waitAfter(this.failures++, this.surroundings.random));
      return;
    }
    this.running = undefined;
    this.after(outcome);
  }

  /** Resolves when the round that ran has ended: only then may the same data be opened again. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.engine.end();
    await this.running?.catch(() => undefined);
  }

  private after(outcome: Outcome): void {
    if (this.stopped) return;
    switch (outcome.kind) {
      case "done":
        this.failures = 0;
        this.tell({ kind: "idle" });
        this.in(this.again ? 0 : this.quietly());
        break;
      case "later":
        this.tell({ kind: "waiting", reason: outcome.reason });
        this.in(waitAfter(this.failures++, this.surroundings.random, outcome.retryAfter));
        break;
      case "refused":
        this.tell({ kind: "refused", detail: outcome.problem.detail });
        this.in(this.quietly());
        break;
      case "revoked":
        this.tell({ kind: "revoked" });
        void this.stop();
    }
    this.again = false;
  }

  /** Five minutes, more or less: phones that began together do not stay together. */
  private quietly(): number {
    return between * (0.8 + 0.4 * this.surroundings.random());
  }

  private in(delay: number): void {
    this.timer = setTimeout(() => void this.now(), delay);
  }

  private tell(state: SyncState): void {
    this.state = state;
    this.told(state);
  }
}

function spaceDetail(error: unknown): string {
  const name = error instanceof Error ? `${error.name} ${error.message}` : "";
  return /quota/i.test(name) ? "Máy hết chỗ trống. Xóa bớt ảnh, video trong máy rồi mở lại ứng dụng; việc đã ghi vẫn còn." : "Máy không ghi được dữ liệu mới nhận. Đóng ứng dụng rồi mở lại; việc đã ghi vẫn còn.";
}
