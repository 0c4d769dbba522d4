import { useEffect, useState } from "preact/hooks";
import { Access, type Door, type Session, tidyCode } from "./device/access";
import { EnrolPage } from "./device/enrol-page";
import { Gate } from "./device/gate";
import { UnlockPage } from "./device/unlock-page";
import { Note } from "./look/parts";
import { OpenApp } from "./open-app";
import { FieldDatabase } from "./storage/database";
import { takeTurn } from "./sync/single-tab";
import { surroundings, usePersistence, useUpdate } from "./surroundings";

type Stage =
  | { kind: "starting" }
  | { kind: "elsewhere" }
  | { kind: "door"; door: Door; enrol: boolean }
  | { kind: "open"; session: Session }
  | { kind: "gone"; why: "revoked" | "signedOff" }
  | { kind: "broken" };

/** From the first look at the phone to the opened app: which tab, which person, which PIN. */
export function App() {
  const [db] = useState(() => new FieldDatabase());
  const [access] = useState(() => new Access(db, surroundings));
  const [scanned, setScanned] = useState(scannedCode);
  const [stage, setStage] = useState<Stage>({ kind: "starting" });
  const update = useUpdate();
  usePersistence(stage.kind === "open");

  const toDoor = async () => {
    try {
      const door = await access.door();
      setStage({ kind: "door", door, enrol: door.kind === "new" || scanned !== "" });
    } catch {
      setStage({ kind: "broken" });
    }
  };
  const begin = async (steal: boolean) => {
    const turn = await takeTurn(() => setStage({ kind: "elsewhere" }), { steal });
    if (turn === "elsewhere") setStage({ kind: "elsewhere" });
    else await toDoor();
  };
  useEffect(() => {
    void begin(false);
    const rescanned = () => {
      const code = scannedCode();
      if (code) {
        setScanned(code);
        setStage((before) => (before.kind === "door" ? { ...before, enrol: true } : before));
      }
    };
    addEventListener("hashchange", rescanned);
    return () => removeEventListener("hashchange", rescanned);
  }, []);

  const opened = (session: Session) => {
    setScanned("");
    if (scannedCode()) history.replaceState(null, "", location.pathname + "#/");
    setStage({ kind: "open", session });
  };

  switch (stage.kind) {
    case "starting": return null;
    case "elsewhere":
      return (
        <Gate title="Đang mở ở thẻ khác">
          <p>Ứng dụng chỉ chạy ở một thẻ để không ghi trùng. Việc ghi dở ở thẻ kia được giữ lại.</p>
          <button type="button" class="primary wide" onClick={() => void begin(true)}>Dùng ở thẻ này</button>
        </Gate>
      );
    case "door":
      return stage.door.kind === "locked" && !stage.enrol
        ? <UnlockPage access={access} door={stage.door} onOpen={opened} onCode={() => setStage({ ...stage, enrol: true })} />
        : <EnrolPage key={scanned} access={access} door={stage.door} scanned={scanned} onOpen={opened} onCancel={stage.door.kind === "locked" && stage.door.triesLeft > 0 ? () => { setScanned(""); setStage({ ...stage, enrol: false }); } : undefined} />;
    case "open":
      return <OpenApp key={stage.session.token} session={stage.session} access={access} surroundings={surroundings} update={update} onLock={() => void toDoor()} onGone={(why) => setStage({ kind: "gone", why })} />;
    case "gone":
      return (
        <Gate title={stage.why === "revoked" ? "Máy này đã bị thu hồi" : "Đã đăng xuất"}>
          {stage.why === "revoked"
            ? <Note kind="warn">Người quản lý đã thu hồi máy này. Khóa và dữ liệu trên máy đã được xóa. Nếu không đúng, xin Tổ trưởng một mã mới.</Note>
            : <p>Dữ liệu trên máy đã được xóa. Lần sau cần một mã mới của Tổ trưởng.</p>}
          <button type="button" class="primary wide" onClick={() => location.reload()}>Bắt đầu lại</button>
        </Gate>
      );
    case "broken":
      return (
        <Gate title="Trình duyệt không cho lưu dữ liệu">
          <p>Ứng dụng cần lưu sổ trên máy. Tắt chế độ ẩn danh, hoặc dọn bớt chỗ trống, rồi mở lại.</p>
          <button type="button" class="primary wide" onClick={() => location.reload()}>Mở lại</button>
        </Gate>
      );
  }
}

/** The code in `#ABCDE-FGHJK`; addresses of screens begin with `#/`. */
function scannedCode(): string {
  const hash = decodeURIComponent(location.hash.slice(1));
  const code = tidyCode(hash);
  return !hash.startsWith("/") && code.length === 11 ? code : "";
}
