const quiet = 5 * 60_000;

/** Locks after five minutes without a touch, also when the phone slept through them. */
export class IdleLock {
  private touched: number;

  constructor(private readonly clock: () => number, private readonly lock: () => void, private readonly after = quiet) {
    this.touched = clock();
  }

  touch(): void {
    if (!this.check()) this.touched = this.clock();
  }

  /** True when it locked: to be asked every few seconds and when the page is shown again. */
  check(): boolean {
    const since = this.clock() - this.touched;
    if (since >= 0 && since < this.after) return false;
    this.lock();
    return true;
  }
}
