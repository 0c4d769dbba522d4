// The roster sheet of a decision: a table of plain inputs that also works without this. It adds what a spreadsheet has: keys, pasting a block, rows, a step back.
import { suggestPeople } from "./people";

interface Snapshot {
  rows: string[][];
  row: number;
  column: number;
}

const MOST_STEPS = 200;

const cellsOf = (row: Element): HTMLInputElement[] => [...row.querySelectorAll<HTMLInputElement>("input.sheet-cell")];

class RosterSheet {
  private readonly body: HTMLTableSectionElement;
  private readonly said: HTMLElement | null;
  private readonly steps: Snapshot[] = [];
  private before: Snapshot | null = null;
  private isDirty = false;
  /** What the cell held when it was entered. */
  private entered = "";

  constructor(private readonly form: HTMLFormElement) {
    this.body = form.querySelector<HTMLTableSectionElement>("table.sheet tbody")!;
    this.said = form.querySelector<HTMLElement>("[data-sheet-said]");
    this.body.addEventListener("focusin", (event) => {
      this.before = this.snapshot();
      this.entered = event.target instanceof HTMLInputElement ? event.target.value : "";
    });
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("paste", (event) => this.paste(event));
    this.body.addEventListener("change", () => this.remember());
    this.body.addEventListener("click", (event) => {
      const button = (event.target as Element).closest(".sheet-remove");
      if (button) this.remove(this.rows.indexOf(button.closest("tr")!));
    });
    form.querySelector("[data-sheet-add]")?.addEventListener("click", () => this.insert(this.rows.length));
    form.querySelector("[data-sheet-undo]")?.addEventListener("click", () => this.undo());
    form.addEventListener("input", () => this.typed());
    form.addEventListener("change", () => this.typed());
    form.addEventListener("submit", () => (this.isDirty = false));
    // Leaving with something that was not saved is asked about.
    window.addEventListener("beforeunload", (event) => {
      if (this.isDirty) event.preventDefault();
    });
  }

  private get rows(): HTMLTableRowElement[] {
    return [...this.body.rows];
  }

  private typed(): void {
    this.isDirty = true;
    this.form.dispatchEvent(new CustomEvent("sheet-typed"));
  }

  private at(): { row: number; column: number } {
    const row = document.activeElement?.closest("tr");
    const index = row ? this.rows.indexOf(row as HTMLTableRowElement) : -1;
    return { row: index, column: index < 0 ? 0 : cellsOf(row!).indexOf(document.activeElement as HTMLInputElement) };
  }

  private snapshot(): Snapshot {
    return { rows: this.rows.map((row) => cellsOf(row).map((cell) => cell.value)), ...this.at() };
  }

  /** What stood before the edit that is over becomes a step that can be taken back. */
  private remember(): void {
    const now = this.snapshot();
    if (this.before && JSON.stringify(this.before.rows) !== JSON.stringify(now.rows)) {
      this.steps.push(this.before);
      if (this.steps.length > MOST_STEPS) this.steps.shift();
    }
    this.before = now;
  }

  private undo(): void {
    // A cell that is being typed in goes back to what it was first.
    this.remember();
    const step = this.steps.pop();
    if (!step) return this.say("Không còn bước nào để lùi");
    this.resize(step.rows.length);
    this.rows.forEach((row, i) => cellsOf(row).forEach((cell, j) => (cell.value = step.rows[i]?.[j] ?? "")));
    this.before = this.snapshot();
    this.focus(Math.max(step.row, 0), Math.max(step.column, 0));
    this.say("Đã lùi một bước");
    this.typed();
  }

  private key(event: KeyboardEvent): void {
    const cell = event.target;
    if (!(cell instanceof HTMLInputElement) || event.isComposing) return;
    const { row, column } = this.at();
    const control = event.ctrlKey || event.metaKey;
    const [start, end] = [cell.selectionStart === 0 && cell.selectionEnd === 0, cell.selectionStart === cell.value.length];
    if (control && event.key.toLowerCase() === "z") this.undo();
    else if (control && event.key === "Enter") this.insert(row + 1);
    else if (control && event.key === "Delete") this.remove(row);
    else if (event.altKey || control || event.shiftKey) return;
    // Below where the row was begun, as in a spreadsheet.
    else if (event.key === "Enter") this.move(row + 1, Math.min(column, 1));
    // While one types, a list of suggestions may be open, and the arrows are its own.
    else if (event.key === "ArrowDown" && !this.isSuggesting(cell)) this.move(row + 1, column);
    else if (event.key === "ArrowUp" && !this.isSuggesting(cell)) this.move(row - 1, column);
    else if (event.key === "ArrowLeft" && start && column > 0) this.move(row, column - 1);
    else if (event.key === "ArrowRight" && end && column < cellsOf(this.rows[row]!).length - 1) this.move(row, column + 1);
    else return;
    event.preventDefault();
  }

  private isSuggesting(cell: HTMLInputElement): boolean {
    return cell.list !== null && cell.value !== this.entered;
  }

  private move(row: number, column: number): void {
    if (row < 0) return;
    if (row >= this.rows.length) this.resize(row + 1);
    this.focus(row, column);
  }

  private focus(row: number, column: number): void {
    const cell = cellsOf(this.rows[row]!)[column];
    cell?.focus();
    cell?.select();
    // Also where the cell had the focus already and only its value is another.
    this.entered = cell?.value ?? "";
  }

  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
    if (lines.length === 1 && lines[0]!.length === 1) return;
    event.preventDefault();
    const { row, column } = this.at();
    if (row < 0) return;
    this.remember();
    this.resize(Math.max(this.rows.length, row + lines.length));
    lines.forEach((line, i) => {
      const cells = cellsOf(this.rows[row + i]!);
      line.forEach((value, j) => {
        const cell = cells[column + j];
        if (cell) cell.value = value.replace(/^"(.*)"$/s, "$1").replace(/\s+/g, " ").trim();
      });
    });
    this.remember();
    this.focus(row, column);
    this.say(`Đã dán ${lines.length} dòng`);
    this.typed();
  }

  private insert(at: number): void {
    this.remember();
    const values = this.snapshot().rows;
    values.splice(at, 0, []);
    this.write(values);
    this.remember();
    this.focus(at, 1);
    this.say(`Đã thêm dòng ${at + 1}`);
    this.typed();
  }

  private remove(at: number): void {
    if (at < 0) return;
    this.remember();
    const values = this.snapshot().rows;
    const [gone, next] = [values[at], values[at + 1]];
    // Those who stay keep their team when its first row goes.
    if (gone?.[0] && next && !next[0] && next.some((value) => value !== "")) next[0] = gone[0];
    values.splice(at, 1);
    if (values.length === 0) values.push([]);
    this.write(values);
    this.remember();
    this.focus(Math.min(at, values.length - 1), 1);
    this.say(`Đã xóa dòng ${at + 1}`);
    this.typed();
  }

  private write(values: string[][]): void {
    this.resize(values.length);
    this.rows.forEach((row, i) => cellsOf(row).forEach((cell, j) => (cell.value = values[i]?.[j] ?? "")));
  }

  /** Rows are made of the first one, with their number in every name that is read out. */
  private resize(count: number): void {
    while (this.rows.length > count) this.body.lastElementChild!.remove();
    while (this.rows.length < count) {
      const row = this.rows[0]!.cloneNode(true) as HTMLTableRowElement;
      const number = `${this.rows.length + 1}`;
      for (const labelled of row.querySelectorAll("[aria-label]")) labelled.setAttribute("aria-label", labelled.getAttribute("aria-label")!.replace(/\d+$/, number));
      row.querySelector("th")!.textContent = number;
      for (const cell of cellsOf(row)) {
        cell.value = "";
        cell.removeAttribute("aria-invalid");
      }
      this.body.append(row);
    }
  }

  /** Cells that the server found a fault in. */
  mark(faults: Iterable<HTMLElement>): void {
    for (const cell of this.body.querySelectorAll("[aria-invalid]")) cell.removeAttribute("aria-invalid");
    for (const fault of faults) {
      const row = this.rows[Number(fault.dataset["row"]) - 1];
      const column = (fault.dataset["column"] ?? "").charCodeAt(0) - 65;
      if (row) cellsOf(row)[column]?.setAttribute("aria-invalid", "true");
    }
  }

  private say(words: string): void {
    if (this.said) this.said.textContent = words;
  }
}

const form = document.querySelector<HTMLFormElement>("form[data-decision-sheet]");
if (form) {
  const sheet = new RosterSheet(form);
  const verdict = document.getElementById("ket-qua");
  const markAll = (): void => sheet.mark(verdict?.querySelectorAll<HTMLElement>(".alert-danger li[data-row]") ?? []);
  verdict?.addEventListener("htmx:afterSwap", markAll);
  markAll();
  suggestPeople(form);
}
