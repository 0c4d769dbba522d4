import { useState } from "preact/hooks";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Screen } from "../look/parts";
import { back } from "../look/router";
import { pinFault, pinLength } from "../storage/keyring";
import { PinInput } from "./pin-input";

/** Đổi PIN: the old one, the new one twice; no code and no network. */
export function PinPage() {
  const { changePin, lock, say } = useField();
  const [old, setOld] = useState("");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);

  const change = async () => {
    const wrong = old.length !== pinLength ? `PIN đang dùng có ${pinLength} chữ số.` : pin === old ? "PIN mới giống PIN đang dùng. Chọn sáu số khác." : pinFault(pin, again);
    setFault(wrong);
    if (wrong) return;
    setBusy(true);
    const result = await changePin(old, pin);
    setBusy(false);
    if (result.kind === "changed") {
      say("Đã đổi PIN. Lần sau mở máy bằng PIN mới.");
      return back();
    }
    // Somebody else may hold the opened phone: ten guesses are all they get here too.
    if (result.triesLeft === 0) return lock();
    setOld("");
    setFault(`PIN đang dùng chưa đúng. Còn ${result.triesLeft} lần, sau đó máy khóa.`);
  };
  return (
    <Screen title="Đổi PIN">
      <form onSubmit={(event) => { event.preventDefault(); void change(); }}>
        <p>Làm được cả khi không có mạng. Quên PIN đang dùng thì xin Tổ trưởng một mã mới.</p>
        <PinInput label="PIN đang dùng" value={old} onInput={setOld} busy={busy} />
        <PinInput label={`PIN mới (${pinLength} chữ số)`} value={pin} onInput={setPin} busy={busy} />
        <PinInput label="Nhập lại PIN mới" value={again} onInput={setAgain} busy={busy} />
        {fault && <p class="fault" role="alert"><Icon name="stop" /> {fault}</p>}
        <button type="submit" class="primary wide" disabled={busy}>{busy ? "Đang đổi…" : "Đổi PIN"}</button>
      </form>
    </Screen>
  );
}
