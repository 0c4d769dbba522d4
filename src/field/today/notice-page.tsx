import { useEffect } from "preact/hooks";
import { repairPath } from "../device/record-words";
import { subjectOf } from "../fold/subject";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Screen } from "../look/parts";
import { when } from "../look/words";

/** One notice; a returned record is repaired from here, also offline. */
export function NoticePage({ id }: { id: string }) {
  const { notebook, now } = useField();
  const kept = notebook.shelf.notices().find((one) => one.notice.id === id);
  useEffect(() => {
    void notebook.shelf.readNotice(id).then(() => notebook.changed());
  }, [id, kept?.notice.version]);
  if (!kept) return <Screen title="Thông báo"><Empty>Thông báo này không còn trên máy.</Empty></Screen>;
  const { notice } = kept;
  const entry = notice.recordId ? notebook.outbox.get(notice.recordId) : undefined;
  return (
    <Screen title={notice.title}>
      <p class="muted">{notice.from} · {when(Date.parse(notice.at), now())}</p>
      {notice.text.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)}
      {notice.type === "returned" && entry && <a class="button primary wide" href={`#/${repairPath(entry.record, notebook.subject(subjectOf(entry.record) ?? "")?.type)}`}><Icon name="edit" /> Sửa, gửi lại</a>}
      {notice.type === "revisit" && notice.subjectId && notebook.subject(notice.subjectId) && <a class="button primary wide" href={`#/ho/${notice.subjectId}`}><Icon name="house" /> Mở hộ này</a>}
      {notice.type === "difficulty" && notice.recordId && <a class="button primary wide" href={`#/kho-khan/${notice.recordId}`}><Icon name="next" /> Xem khó khăn này</a>}
      {notice.type === "returned" && !entry && <p>Bản ghi này được ghi ở máy khác; sửa trên máy đó hoặc ghi lại.</p>}
    </Screen>
  );
}
