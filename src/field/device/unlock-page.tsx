import { useState } from "preact/hooks";
import { Icon } from "../look/icons";
import { Note } from "../look/parts";
import type { Access, Door, Session } from "./access";
import { Gate } from "./gate";
import { PinInput } from "./pin-input";

export function UnlockPage({ access, door, onOpen, onCode }: { access: Access; door: Extract<Door, { kind: "locked" }>; onOpen: (session: Session) => void; onCode: () => void }) {
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(door.triesLeft);
  const [wrong, setWrong] = useState(false);

  const unlock = async (full: string) => {
    setBusy(true);
    const result = await access.unlock(full);
    if (result.kind === "open") return onOpen(result.session);
    setBusy(false);
    setPin("");
    setWrong(true);
    setTries(result.triesLeft);
  };
  if (tries === 0) {
    return (
      <Gate title="Máy đã khóa">
        <Note kind="warn">PIN sai mười lần. {door.unsent > 0 && `${door.unsent} bản ghi và ảnh chưa gửi vẫn còn nguyên. `}Xin Tổ trưởng một mã mới cho điện thoại; nhập mã là mở lại được tất cả.</Note>
        <button type="button" class="primary wide" onClick={onCode}>Nhập mã mới</button>
      </Gate>
    );
  }
  return (
    <Gate title={`Chào ${door.name}`}>
      <PinInput label="PIN của bạn" value={pin} onInput={setPin} onFull={(full) => void unlock(full)} busy={busy} focus />
      <p role="status" class={wrong ? "fault" : "muted"}>{busy ? "Đang mở…" : wrong ? <><Icon name="stop" /> PIN chưa đúng. Còn {tries} lần.</> : door.unsent > 0 ? `${door.unsent} bản ghi và ảnh đang chờ gửi, sẽ gửi khi mở máy.` : "Nhập sáu chữ số."}</p>
      <button type="button" class="plain" onClick={onCode}>Quên PIN, hoặc dùng mã khác</button>
    </Gate>
  );
}
