// The sheet of targets: a table of plain inputs that also works without this. It adds what a spreadsheet has: keys, pasting a block, sums, dividing in place.

/** What a cell says: a number, and whether it is a count of subjects. */
interface Level {
  number: number;
  isCount: boolean;
}

const GROUPED = /^\d{1,3}(\.\d{3})+(,\d+)?$/;

/** 5.000 and 72,5: the same reading as the server's, which has the last word. */
function read(text: string): Level | null {
  const match = /^(\d+(?:[.,]\d+)*)\s*(\D*)$/.exec(text.trim());
  if (!match) return null;
  const digits = match[1]!;
  const number = Number((GROUPED.test(digits) ? digits.replaceAll(".", "") : digits).replace(",", "."));
  return Number.isFinite(number) ? { number, isCount: match[2]!.trim() !== "" && match[2]!.trim() !== "%" } : null;
}

const written = (number: number): string => number.toLocaleString("vi-VN", { maximumFractionDigits: 2 });

/** In proportion, by largest remainders: the parts add up to the whole. Whole numbers beyond 2^53 do not occur. */
export function split(whole: number, weights: number[]): number[] {
  const given = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
  const total = given.reduce((sum, weight) => sum + weight, 0);
  const parts = given.map((weight) => Math.floor((whole * weight) / total));
  const rest = given.map((weight, i) => ({ i, rest: (whole * weight) % total })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  for (const { i } of rest.slice(0, left)) parts[i]!++;
  return parts;
}

class TargetSheet {
  private readonly body: HTMLTableSectionElement;
  private readonly said: HTMLElement | null;
  private isDirty = false;

  constructor(private readonly form: HTMLFormElement) {
    this.body = form.querySelector<HTMLTableSectionElement>("table.target-sheet tbody")!;
    this.said = form.querySelector<HTMLElement>("[data-sheet-said]");
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("paste", (event) => this.paste(event));
    form.addEventListener("click", (event) => this.divide(event));
    form.addEventListener("input", () => {
      this.isDirty = true;
      this.sum();
    });
    form.addEventListener("submit", () => (this.isDirty = false));
    window.addEventListener("beforeunload", (event) => {
      if (this.isDirty) event.preventDefault();
    });
    this.sum();
  }

  private get rows(): HTMLTableRowElement[] {
    return [...this.body.rows].filter((row) => row.querySelector("input.sheet-cell"));
  }

  private static cells(row: Element): HTMLInputElement[] {
    return [...row.querySelectorAll<HTMLInputElement>("input.sheet-cell")];
  }

  private key(event: KeyboardEvent): void {
    const cell = event.target;
    if (!(cell instanceof HTMLInputElement) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rows = this.rows;
    const [row, column] = [rows.indexOf(cell.closest("tr")!), TargetSheet.cells(cell.closest("tr")!).indexOf(cell)];
    const [start, end] = [cell.selectionStart === 0 && cell.selectionEnd === 0, cell.selectionStart === cell.value.length];
    const to = (at: number, across: number): boolean => {
      const next = rows[at] && TargetSheet.cells(rows[at])[across];
      next?.focus();
      next?.select();
      return true;
    };
    const moved =
      (event.key === "Enter" || event.key === "ArrowDown") && row + 1 < rows.length ? to(row + 1, column)
      : event.key === "ArrowUp" && row > 0 ? to(row - 1, column)
      : event.key === "ArrowLeft" && start && column > 0 ? to(row, column - 1)
      : event.key === "ArrowRight" && end ? to(row, column + 1)
      : false;
    if (moved) event.preventDefault();
  }

  private paste(event: ClipboardEvent): void {
    const cell = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
    if (!(cell instanceof HTMLInputElement) || (lines.length === 1 && lines[0]!.length === 1)) return;
    event.preventDefault();
    const rows = this.rows;
    const [row, column] = [rows.indexOf(cell.closest("tr")!), TargetSheet.cells(cell.closest("tr")!).indexOf(cell)];
    let pasted = 0;
    lines.forEach((line, i) => {
      const into = rows[row + i] ? TargetSheet.cells(rows[row + i]!) : [];
      line.forEach((value, j) => {
        const at = into[column + j];
        if (!at) return;
        at.value = value.replace(/\s+/g, " ").trim();
        pasted++;
      });
    });
    this.say(`Đã dán ${pasted} ô`);
    this.form.dispatchEvent(new Event("input"));
  }

  /** Divides in place, as the button does without this on the server. */
  private divide(event: Event): void {
    const line = (event.target as Element).closest<HTMLElement>("[data-split]")?.dataset["split"];
    if (line === undefined) return;
    const of = (row: HTMLTableRowElement): HTMLInputElement | null => row.querySelector<HTMLInputElement>(`input[data-line="${CSS.escape(line)}"]`);
    const whole = this.rows.find((row) => row.dataset["whole"] !== undefined);
    const field = whole ? of(whole) : null;
    const level = field ? read(field.value) : null;
    // Where the whole has no field of its own, the server knows what it was given.
    if (!field || !level?.isCount) return;
    event.preventDefault();
    const parts = this.rows.filter((row) => row !== whole);
    const shares = split(level.number, parts.map((row) => Number(row.dataset["households"] ?? 0)));
    parts.forEach((row, i) => (of(row)!.value = `${written(shares[i]!)} ${field.dataset["counted"] ?? ""}`.trim()));
    this.say(`Đã chia ${written(level.number)} cho ${parts.length} đơn vị theo số hộ`);
    this.form.dispatchEvent(new Event("input"));
  }

  private sum(): void {
    for (const cell of this.form.querySelectorAll<HTMLElement>("[data-sum]")) {
      const fields = [...this.body.querySelectorAll<HTMLInputElement>(`input[data-line="${CSS.escape(cell.dataset["sum"]!)}"]`)];
      const levels = fields.filter((field) => field.closest("tr")!.dataset["whole"] === undefined).map((field) => read(field.value)).filter((level) => level?.isCount);
      cell.textContent = levels.length === 0 ? "" : `${written(levels.reduce((sum, level) => sum + level!.number, 0))} ${fields[0]?.dataset["counted"] ?? ""}`;
    }
  }

  private say(words: string): void {
    if (this.said) this.said.textContent = words;
  }
}

const form = document.querySelector<HTMLFormElement>("form[data-target-sheet]");
if (form) new TargetSheet(form);
