import { useEffect, useState } from "preact/hooks";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Chips, Note, Screen } from "../look/parts";
import { duration, number, when } from "../look/words";

/** Máy này: contact, clock, space, version; lock and sign off. */
export function DevicePage() {
  const { notebook, lock, signOff, update, appVersion, now, say, send } = useField();
  const [unsent, setUnsent] = useState(0);
  const [space, setSpace] = useState<{ used: number; kept: boolean; short: boolean }>();
  const [sure, setSure] = useState(false);
  useEffect(() => {
    void notebook.db.unsent().then(setUnsent);
    void spaceOf().then(setSpace);
  }, []);
  const { lastContact, offset } = notebook.marks;
  const skew = Math.round(Math.abs(offset) / 60_000);
  const leave = async () => {
    if (!sure) return setSure(true);
    if ((await signOff()) === "unsent") say("Còn việc chưa gửi; chưa thể đăng xuất.");
  };
  return (
    <Screen title="Máy này">
      {update && <Note kind="info">Có bản mới của ứng dụng. Việc đã ghi được giữ nguyên.<button type="button" class="primary wide" onClick={update}>Cập nhật ngay</button></Note>}
      {space?.short && <Note kind="warn">Máy gần hết chỗ trống. Xóa bớt ảnh, video khác trong máy để việc đã ghi được an toàn.</Note>}
      <div class="fitting">
        <dl class="facts">
          <dt>Người dùng</dt><dd>{notebook.me}</dd>
          <dt>Liên lạc với máy chủ</dt><dd>{lastContact ? when(lastContact + offset, now()) : "chưa lần nào"}</dd>
          <dt>Chưa gửi</dt><dd>{unsent === 0 ? "không còn" : `${number(unsent)} bản ghi và ảnh`}</dd>
          <dt>Đồng hồ</dt><dd>{skew < 1 ? "đúng giờ" : `máy ${offset > 0 ? "chậm" : "nhanh"} ${duration(skew)}; giờ ghi được chỉnh theo máy chủ`}</dd>
          <dt>Hộ và cơ sở trên máy</dt><dd>{number(notebook.register.size)}</dd>
          {space && <><dt>Dung lượng dùng</dt><dd>{number(space.used / 1_048_576, 1)} MB, {space.kept ? "được giữ lâu dài" : "máy có thể xóa khi hết chỗ; hãy cài ứng dụng ra màn hình chính"}</dd></>}
          <dt>Phiên bản</dt><dd>{appVersion}</dd>
        </dl>
      </div>
      <Provinces />
      <button type="button" class="wide" onClick={send}><Icon name="sync" /> Kết nối ngay</button>
      <a class="button wide" href="#/may/pin"><Icon name="edit" /> Đổi PIN</a>
      <button type="button" class="wide" onClick={lock}><Icon name="lock" /> Khóa máy</button>
      {unsent > 0
        ? <Note kind="info">Đăng xuất được khi đã gửi hết {number(unsent)} bản ghi và ảnh đang chờ.</Note>
        : <button type="button" class="wide danger" onClick={() => void leave()}>{sure ? "Chắc chắn đăng xuất và xóa dữ liệu trên máy?" : "Đăng xuất khỏi máy này"}</button>}
    </Screen>
  );
}

/** Who serves in two provinces has one of them on the phone at a time. */
function Provinces() {
  const { notebook, send, say } = useField();
  const provinces = notebook.shelf.desk?.provinces ?? [];
  if (provinces.length < 2) return null;
  const options = provinces.map(({ code, name }) => ({ id: code, name })).sort((one, other) => (one.id < other.id ? -1 : 1));
  const choose = (code: string) => {
    void notebook.shelf.keepProvince(code).then(() => {
      notebook.changed();
      say("Sổ của tỉnh này về máy khi có mạng.");
      send();
    });
  };
  return (
    <section class="card" aria-label="Tỉnh trên máy này">
      <Chips legend="Tỉnh trên máy này" single options={options} chosen={[notebook.shelf.province ?? provinces[0]!.code]} onToggle={choose} />
      <p class="muted">Bạn làm việc ở {provinces.length} tỉnh; máy giữ sổ của một tỉnh mỗi lúc. Việc đã ghi ở tỉnh kia vẫn được gửi, sổ của tỉnh đó rời máy khi đã gửi hết.</p>
    </section>
  );
}

async function spaceOf() {
  if (!navigator.storage?.estimate) return undefined;
  const [{ usage = 0, quota = 0 }, kept] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
  return { used: usage, kept, short: quota > 0 && quota - usage < 50 * 1_048_576 };
}
