import type { Entry } from "../storage/outbox";
import type { Notebook } from "../storage/notebook";
import type { NoticeChange, DifficultyState } from "../sync/wire";

/** A difficulty that this phone's owner raised, here or elsewhere, as far as this phone knows. */
export interface Raised {
  id: string;
  topic: string;
  text: string;
  /** ms since 1970. */
  at: number;
  /** What was sent from this phone, within the month that it is kept. */
  entry?: Entry;
  /** How it stands at the server; absent while nobody has done anything. */
  notice?: NoticeChange;
  /** What was said of the answer and is not acknowledged yet, or was refused. */
  reply?: Entry;
}

/** The latest first. */
export function raised(notebook: Notebook): Raised[] {
  const all = new Map<string, Raised>();
  for (const entry of notebook.outbox.all()) {
    if (entry.record.kind !== "difficulty" || entry.state === "replaced") continue;
    const { id, body, observedAt } = entry.record;
    all.set(id, { id, topic: String(body.topic ?? "other"), text: String(body.text), at: Date.parse(observedAt), entry });
  }
  for (const { notice } of notebook.shelf.notices()) {
    if (notice.type !== "difficulty" || !notice.recordId || !notice.difficulty) continue;
    const known = all.get(notice.recordId) ?? { id: notice.recordId, topic: notice.difficulty.topic, text: notice.difficulty.question, at: Date.parse(notice.at) };
    all.set(notice.recordId, { ...known, notice });
  }
  for (const entry of notebook.outbox.all()) {
    const about = all.get(String(entry.record.body.difficultyId ?? ""));
    if (entry.record.kind === "difficultyReply" && about && isStillSaid(entry, about.notice)) about.reply = entry;
  }
  return [...all.values()].sort((one, other) => other.at - one.at);
}

/** Said of what the server shows now, not of an answer that it has replaced since. */
const isStillSaid = (entry: Entry, notice: NoticeChange | undefined) => entry.state !== "replaced" && notice !== undefined && Number(entry.record.body.version) >= notice.version;

/** Whether the answer waits for a word of who raised it. */
export const asksForWord = (one: Raised) => one.notice?.difficulty?.state === "answered" && (!one.reply || one.reply.state === "refused");

const words: Record<DifficultyState, string> = { raised: "Đang chờ xử lý", taken: "Đã nhận", answered: "Đã trả lời", confirmed: "Đã xác nhận xong", reopened: "Đã mở lại" };

/** One line of where it stands; own words that wait count as said. */
export function standingWords({ notice, reply }: Raised): string {
  if (reply && reply.state !== "refused") return reply.record.body.verdict === "confirmed" ? "Bạn đã xác nhận" : "Bạn đã mở lại";
  if (!notice?.difficulty) return "Đã gửi, chờ xã nhận";
  const { state, level } = notice.difficulty;
  return `${words[state]}${state === "confirmed" ? "" : level === "province" ? ", cấp tỉnh" : ", cấp xã"}`;
}
