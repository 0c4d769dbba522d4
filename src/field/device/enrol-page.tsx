import { useState } from "preact/hooks";
import { Icon } from "../look/icons";
import { Field, Note } from "../look/parts";
import { pinFault, pinLength } from "../storage/keyring";
import { type Access, type Door, type EnrolResult, type Session, tidyCode } from "./access";
import { Gate } from "./gate";
import { PinInput } from "./pin-input";
import { Scanner } from "./scanner";

/** A code from the leader's sheet and a PIN of one's own: nothing else is asked. */
export function EnrolPage({ access, door, scanned, onOpen, onCancel }: { access: Access; door: Door; scanned: string; onOpen: (session: Session) => void; onCancel?: (() => void) | undefined }) {
  const [code, setCode] = useState(scanned);
  const [step, setStep] = useState<"code" | "scan" | "pin">(scanned ? "pin" : "code");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);

  const toPin = () => {
    if (tidyCode(code).length !== 11) return setFault("Mã có mười chữ và số, in trên tờ mã của Tổ trưởng, ví dụ ABCDE-FGHJK.");
    setFault("");
    setStep("pin");
  };
  const enrol = async () => {
    const wrong = pinFault(pin, again);
    setFault(wrong);
    if (wrong) return;
    setBusy(true);
    const result = await access.enrol(code, pin, phoneLabel());
    setBusy(false);
    if (result.kind === "open") return onOpen(result.session);
    setFault(words(result));
    if (result.kind === "refused") setStep("code");
  };

  return (
    <Gate title={titles[step]}>
      {door.kind === "locked" && <Note kind="info">Máy này của {door.name}{door.unsent > 0 ? `, còn ${door.unsent} bản ghi và ảnh chưa gửi; mã mới của ${door.name} mở lại được tất cả` : ""}.</Note>}
      {step === "scan" && <Scanner onCode={(found) => { setCode(found); setStep("pin"); }} onFault={(words) => { setFault(words); setStep("code"); }} onCancel={() => setStep("code")} />}
      {step === "code" && (
        <form onSubmit={(event) => { event.preventDefault(); toPin(); }}>
          <p>Tổ trưởng in cho mỗi người một mã dùng một lần. Quét mã QR cạnh tên mình, hoặc nhập mười chữ và số dưới mã.</p>
          {canScan && <button type="button" class="wide" onClick={() => { setFault(""); setStep("scan"); }}><Icon name="camera" /> Quét mã QR</button>}
          <Field label="Mã" value={code} required max={14} onInput={setCode} />
          {fault && <p class="fault" role="alert"><Icon name="stop" /> {fault}</p>}
          <button type="submit" class="primary wide">Tiếp tục</button>
          {onCancel && <button type="button" class="wide" onClick={onCancel}>Quay lại nhập PIN</button>}
        </form>
      )}
      {step === "pin" && (
        <form onSubmit={(event) => { event.preventDefault(); void enrol(); }}>
          <p>Chọn {pinLength} chữ số để mở ứng dụng trên máy này. PIN khóa sổ hộ dân; đừng cho ai biết.</p>
          <PinInput label={`PIN (${pinLength} chữ số)`} value={pin} onInput={setPin} busy={busy} focus />
          <PinInput label="Nhập lại PIN" value={again} onInput={setAgain} busy={busy} />
          {fault && <p class="fault" role="alert"><Icon name="stop" /> {fault}</p>}
          <button type="submit" class="primary wide" disabled={busy}>{busy ? "Đang nối với máy chủ…" : "Bắt đầu dùng"}</button>
          <button type="button" class="wide" disabled={busy} onClick={() => setStep("code")}>Đổi mã {code && `(${tidyCode(code)})`}</button>
        </form>
      )}
    </Gate>
  );
}

const titles = { code: "Nhập mã của bạn", scan: "Quét mã QR", pin: "Đặt PIN cho máy này" };

/** A page that came over an unsafe line has no camera at all. */
const canScan = Boolean(navigator.mediaDevices?.getUserMedia);

function words(result: Exclude<EnrolResult, { kind: "open" }>): string {
  switch (result.kind) {
    case "noNetwork": return "Chưa nối được với máy chủ. Kiểm tra Wi-Fi hoặc 4G rồi thử lại; mã vẫn dùng được.";
    case "busy": return "Máy chủ đang bận. Chờ một phút rồi thử lại; mã vẫn dùng được.";
    case "refused": return result.problem.detail || "Máy chủ không nhận mã này. Hỏi Tổ trưởng một mã mới.";
    case "otherPerson": return `Máy này còn ${result.unsent} bản ghi và ảnh chưa gửi của ${result.name}. ${result.name} cần mở máy và gửi hết trước; sau đó xin một mã mới.`;
    case "keyLost": return `Mã này không mở được dữ liệu cũ trên máy, trong đó còn ${result.unsent} bản ghi và ảnh chưa gửi. Dữ liệu được giữ nguyên; báo cán bộ xã.`;
  }
}

/** What the leader sees in the list of phones. */
function phoneLabel(): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(navigator.userAgent)?.[0] ?? "Máy";
  const browser = /SamsungBrowser|Edg|CriOS|Chrome|Firefox|Safari/.exec(navigator.userAgent)?.[0] ?? "";
  return `${system} ${browser}`.trim();
}
