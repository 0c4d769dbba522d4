import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Note, Screen } from "../look/parts";
import { nameOf } from "./search";

/** After a visit: what was kept, and the next door. */
export function Visited({ id, next }: { id: string; next: string | null }) {
  const { notebook } = useField();
  const household = notebook.subject(id);
  const following = next ? notebook.subject(next) : undefined;
  return (
    <Screen title="Đã ghi" foot={following && <a class="button primary wide" href={`#/ho/${following.id}`}>Hộ tiếp: {nameOf(following)} <Icon name="next" /></a>}>
      <Note kind="good">Lần thăm {household ? `hộ ${nameOf(household)}` : ""} đã nằm trong máy{notebook.outbox.count("waiting") > 0 ? ", sẽ gửi khi có mạng." : " và đã gửi."}</Note>
      <a class="button wide" href={`#/ho/${id}`}>Xem lại hộ này</a>
      <a class="button wide" href="#/ho">Danh sách hộ</a>
      <a class="button wide" href="#/">Hôm nay</a>
    </Screen>
  );
}
