import type { Subject, SubjectType } from "../fold/subject";
import type { Notebook } from "../storage/notebook";
import type { BusinessCard, HouseholdCard } from "../sync/wire";
import { fold } from "./folding";

interface Folded {
  text: string;
  order: string;
}

/** Folded once for each card: a card is never changed, only replaced. */
const folded = new WeakMap<object, Folded>();

function of(subject: Subject): Folded {
  const card = subject.card;
  if (!card) return { text: fold(subject.code), order: "" };
  let known = folded.get(card);
  if (!known) {
    const words = subject.type === "household" ? householdWords(card as HouseholdCard) : businessWords(card as BusinessCard);
    const name = fold(nameOf(subject));
    known = { text: fold([subject.code, ...words].join("|")), order: subject.type === "household" ? byGivenName(name) : name };
    folded.set(card, known);
  }
  return known;
}

export function nameOf(subject: Subject): string {
  if (!subject.card) return subject.code;
  return subject.type === "household" ? (subject.card as HouseholdCard).head : (subject.card as BusinessCard).name;
}

interface Haystack {
  /** The folded text of each subject on a line of its own. */
  text: string;
  /** Where each line begins. */
  starts: Uint32Array;
}

const haystacks = new WeakMap<readonly Subject[], Haystack>();

function haystackOf(subjects: readonly Subject[]): Haystack {
  const known = haystacks.get(subjects);
  if (known) return known;
  const starts = new Uint32Array(subjects.length);
  const lines = subjects.map((subject) => of(subject).text);
  let start = 0;
  lines.forEach((line, index) => {
    starts[index] = start;
    start += line.length + 1;
  });
  const made = { text: lines.join("\n"), starts };
  haystacks.set(subjects, made);
  return made;
}

/**
 * Every word of the query must occur: "binh xom 2" finds Trần Văn Bình of Xóm 2. Without a query, everything. All subjects are one text, in which each word goes from one place to the next: a
 * hundred thousand of them are looked through faster than each could be asked by itself.
 */
export function search(subjects: readonly Subject[], query: string): readonly Subject[] {
  const words = [...new Set(fold(query).split(" "))].filter((word) => word.length > 0);
  if (words.length === 0) return subjects;
  const { text, starts } = haystackOf(subjects);
  const next = words.map(() => -1);
  const found: Subject[] = [];
  for (let line = 0; line < subjects.length; line++) {
    let last = line;
    for (let word = 0; word < words.length; word++) {
      if (next[word]! < starts[line]!) next[word] = text.indexOf(words[word]!, starts[line]);
      if (next[word]! < 0) return found;
      last = Math.max(last, lineAt(starts, next[word]!, last));
    }
    if (last === line) found.push(subjects[line]!);
    else line = last - 1;
  }
  return found;
}

/** The line that a place of the text is in, from one on that is not behind it. */
function lineAt(starts: Uint32Array, place: number, from: number): number {
  if (from + 1 >= starts.length || starts[from + 1]! > place) return from;
  let [low, high] = [from + 1, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** As Vietnamese lists of people are sorted: by given name, then the rest. */
export function inOrder(subjects: readonly Subject[]): Subject[] {
  const keyed = subjects.map((subject) => ({ subject, order: of(subject).order }));
  return keyed.sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0)).map(({ subject }) => subject);
}

const kept = new WeakMap<Notebook, Partial<Record<SubjectType, { revision: number; list: Subject[] }>>>();

/** All of one type in order. After a change the old order is put right instead of sorting anew: nearly sorted is nearly free. */
export function ordered(notebook: Notebook, type: SubjectType): Subject[] {
  const lists = kept.get(notebook) ?? {};
  kept.set(notebook, lists);
  const before = lists[type];
  if (before?.revision === notebook.revision) return before.list;
  const now = new Map<string, Subject>();
  for (const subject of notebook.subjects()) if (subject.type === type) now.set(subject.id, subject);
  const list: Subject[] = [];
  for (const { id } of before?.list ?? []) {
    const subject = now.get(id);
    if (subject) list.push(subject);
    now.delete(id);
  }
  const sorted = inOrder([...list, ...now.values()]);
  lists[type] = { revision: notebook.revision, list: sorted };
  return sorted;
}

/** Households of one village that may be the same: the same phone, or the same name folded. */
export function alike(subjects: Iterable<Subject>, card: { head: string; phone?: string | null | undefined }, villageId: string): Subject[] {
  const name = fold(card.head);
  if (!name && !card.phone) return [];
  const found: Subject[] = [];
  for (const subject of subjects) {
    if (subject.villageId !== villageId || subject.type !== "household" || !subject.card) continue;
    const other = subject.card as HouseholdCard;
    if ((name && fold(other.head) === name) || (card.phone && other.phone === card.phone)) found.push(subject);
  }
  return found;
}

const householdWords = (card: HouseholdCard) => [card.head, card.address, card.phone ?? ""];
const businessWords = (card: BusinessCard) => [card.name, card.address];

function byGivenName(name: string): string {
  const at = name.lastIndexOf(" ");
  return at < 0 ? name : `${name.slice(at + 1)} ${name.slice(0, at)}`;
}
