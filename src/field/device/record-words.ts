import { difficultyTopics } from "../difficulties/words";
import { subjectOf } from "../fold/subject";
import { nameOf } from "../households/search";
import { duration } from "../look/words";
import type { Notebook } from "../storage/notebook";
import { indicatorsOf } from "../today/priority";
import type { FieldRecord } from "../sync/wire";

/** A record in two lines, as its receipt tells it. */
export function recordWords(notebook: Notebook, record: FieldRecord): { title: string; detail: string } {
  const { body, kind } = record;
  const id = subjectOf(record);
  const subject = id ? notebook.subject(id) : undefined;
  const who = subject ? nameOf(subject) : "";
  switch (kind) {
    case "household": return { title: `Hộ ${String(body.head)}`, detail: "Thông tin hộ" };
    case "business": return { title: String(body.name), detail: "Thông tin cơ sở" };
    case "observation": {
      const indicator = indicatorsOf(notebook.shelf.desk).find((one) => one.id === body.indicator);
      const count = indicator && indicator.of !== "residents" ? (Number(body.count) > 0 ? "Có" : "Chưa") : `${String(body.count)} người`;
      return { title: who || "Ghi nhận", detail: `${indicator?.name ?? String(body.indicator)}: ${count}` };
    }
    case "activity": {
      const name = notebook.shelf.desk?.programs.flatMap((program) => program.activityKinds).find((one) => one.id === body.activityKind)?.name;
      return { title: name ?? "Hoạt động", detail: `${duration(Number(body.minutes))}, ${String(body.reached)} lượt người` };
    }
    case "speedSample": return { title: "Mẫu đo i-Speed", detail: `Tải xuống ${String(body.downMbps).replace(".", ",")} Mbps` };
    case "difficultyReply": return { title: body.verdict === "confirmed" ? "Xác nhận câu trả lời" : "Mở lại khó khăn", detail: String(body.text ?? "") };
    case "difficulty": return { title: difficultyTopics.find((topic) => topic.id === body.topic)?.name ?? "Khó khăn", detail: String(body.text) };
  }
}

/** The screen on which a refused or returned record is repaired. */
export function repairPath(record: FieldRecord, type: "household" | "business" | undefined): string {
  const id = subjectOf(record);
  switch (record.kind) {
    case "observation": return `${type === "business" ? "co-so" : "ho"}/${id}?sua=${record.id}`;
    case "household": return `ho/moi?sua=${record.id}`;
    case "business": return `co-so/moi?sua=${record.id}`;
    case "activity": return `hoat-dong/moi?sua=${record.id}`;
    case "speedSample": return `i-speed?sua=${record.id}`;
    case "difficulty": return `kho-khan/moi?sua=${record.id}`;
    case "difficultyReply": return `kho-khan/${String(record.body.difficultyId)}`;
  }
}
