import { useState } from "preact/hooks";
import { subjectOf } from "../fold/subject";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Note, Screen } from "../look/parts";
import { day, time } from "../look/words";
import type { OutboxState } from "../storage/database";
import type { Entry } from "../storage/outbox";
import { recordWords, repairPath } from "./record-words";
import { StateMark } from "./state-mark";

const tabs: { state: OutboxState; name: string }[] = [{ state: "waiting", name: "Đang chờ" }, { state: "refused", name: "Bị từ chối" }, { state: "sent", name: "Đã gửi" }];
const atOnce = 50;

/** Sổ gửi: the receipt of every record of the last thirty days; what was refused is repaired from here. */
export function RecordsPage() {
  const { notebook, sync, send } = useField();
  const [state, setState] = useState<OutboxState>(notebook.outbox.count("refused") > 0 ? "refused" : "waiting");
  const [most, setMost] = useState(atOnce);
  const entries = notebook.outbox.all().filter((entry) => entry.state === state).reverse();
  return (
    <Screen title="Sổ gửi">
      {sync.kind === "refused" && <Note kind="bad">{sync.detail || "Máy chủ chưa nhận máy này."} Việc đã ghi vẫn còn nguyên trong máy.</Note>}
      {sync.kind === "waiting" && <Note kind="info">{sync.reason === "noNetwork" ? "Chưa có mạng. Máy tự gửi khi có mạng, không cần làm gì." : "Máy chủ đang bận. Máy tự gửi lại sau ít phút."}</Note>}
      <div class="segments" role="group" aria-label="Tình trạng gửi">
        {tabs.map((tab) => <button type="button" key={tab.state} aria-pressed={tab.state === state} onClick={() => { setState(tab.state); setMost(atOnce); }}>{tab.name} ({notebook.outbox.count(tab.state)})</button>)}
      </div>
      {state === "waiting" && <button type="button" class="wide" disabled={sync.kind === "running"} onClick={send}><Icon name="sync" /> {sync.kind === "running" ? "Đang gửi…" : "Gửi ngay"}</button>}
      {entries.length === 0 && <Empty>{state === "waiting" ? "Không còn gì chờ gửi." : state === "refused" ? "Không có bản ghi nào bị từ chối." : "Chưa gửi bản ghi nào trong 30 ngày qua."}</Empty>}
      <ul class="rows">{entries.slice(0, most).map((entry) => <li key={entry.record.id}><Receipt entry={entry} /></li>)}</ul>
      {entries.length > most && <button type="button" class="wide" onClick={() => setMost(most + atOnce)}>Xem thêm</button>}
    </Screen>
  );
}

function Receipt({ entry }: { entry: Entry }) {
  const { notebook, now, say } = useField();
  const [sure, setSure] = useState(false);
  const { record, state, reason, custody, sentAt } = entry;
  const { title, detail } = recordWords(notebook, record);
  const made = Date.parse(record.observedAt);
  const giveUp = async () => {
    if (!sure) return setSure(true);
    await notebook.giveUp(entry, now());
    say("Đã bỏ bản ghi.");
  };
  return (
    <div class="receipt">
      <div class="row still">
        <span class="row-text">
          <span class="row-title">{title}</span>
          <span class="row-detail">{detail}</span>
          <span class="row-detail">Ghi {time(made)} {day(made)}{state === "sent" && ` · nhận ${time(sentAt)} ${day(sentAt)}`}</span>
          {custody && <span class="row-detail"><Icon name="clock" /> Nơi này đã chuyển Tổ khác, đang chờ nhận. {reason}</span>}
          {!custody && state === "refused" && <span class="reason">{reason || "Máy chủ không nêu lý do."}</span>}
        </span>
        <StateMark state={state} />
      </div>
      {state === "refused" && (
        <div class="pair">
          <a class="button primary" href={`#/${repairPath(record, notebook.subject(subjectOf(record) ?? "")?.type)}`}><Icon name="edit" /> Sửa, gửi lại</a>
          <button type="button" onClick={() => void giveUp()}>{sure ? "Chắc chắn bỏ?" : "Bỏ bản ghi"}</button>
        </div>
      )}
    </div>
  );
}
