import { useEffect, useState } from "preact/hooks";
import { StateMark } from "../device/state-mark";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Field, Note, Screen } from "../look/parts";
import { when } from "../look/words";
import { teamOf } from "../visits/recording";
import { asksForWord, raised, standingWords } from "./standing";
import { topicName } from "./words";

/** One difficulty: where it stands, the answer, and whether that helped; said without a network too. */
export function DifficultyPage({ id }: { id: string }) {
  const { notebook, maker, now, keep, say } = useField();
  const one = raised(notebook).find((known) => known.id === id);
  const [opens, setOpens] = useState(false);
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (one?.notice) void notebook.shelf.readNotice(one.notice.id).then(() => notebook.changed());
  }, [id, one?.notice?.version]);
  if (!one) return <Screen title="Khó khăn"><Empty>Khó khăn này không còn trên máy.</Empty></Screen>;

  const { notice, reply, entry } = one;
  const tell = async (verdict: "confirmed" | "reopened") => {
    setTried(true);
    const text = why.trim();
    if (verdict === "reopened" && text.length === 0) return say("Ghi vì sao câu trả lời chưa giúp được.");
    if (!notice?.difficulty) return;
    const { villageId } = notice.difficulty;
    const teamId = teamOf(notebook.shelf.desk, villageId);
    const body = { difficultyId: id, verdict, version: notice.version, ...(verdict === "reopened" && { text }) };
    const record = maker.make("difficultyReply", { villageId, ...(teamId && { teamId }) }, body);
    const done = await keep("Đã ghi vào máy.", [record], new Map(), { ...(reply?.state === "refused" && { replaces: reply }) });
    if (done) setOpens(false);
  };

  return (
    <Screen title={topicName(one.topic)}>
      <p class="muted">{when(one.at, now())} · {entry?.state === "waiting" ? "chờ gửi" : standingWords(one)} {entry && <StateMark state={entry.state} />}</p>
      {one.text.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)}
      {notice?.text && (
        <section class="card" aria-label="Câu trả lời">
          <h2>Câu trả lời</h2>
          {notice.text.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)}
          <p class="muted">{notice.from} · {when(Date.parse(notice.at), now())}</p>
        </section>
      )}
      {reply?.state === "waiting" && <Note kind="info">{standingWords(one)}; sẽ gửi khi có mạng.</Note>}
      {reply?.state === "refused" && <Note kind="bad">Chưa gửi được: {reply.reason}</Note>}
      {asksForWord(one) && !opens && (
        <>
          <p>Câu trả lời có giúp được không?</p>
          <button type="button" class="primary wide" onClick={() => void tell("confirmed")}><Icon name="check" /> Đã giải quyết, xác nhận</button>
          <button type="button" class="wide" onClick={() => setOpens(true)}><Icon name="edit" /> Chưa được, mở lại</button>
        </>
      )}
      {asksForWord(one) && opens && (
        <>
          <Field label="Vì sao chưa được" lines={3} max={1000} required value={why} fault={tried && !why.trim() ? "Ghi ngắn gọn: còn vướng ở đâu." : undefined} onInput={setWhy} hint="Không ghi số giấy tờ, số tài khoản, mật khẩu của người dân." />
          <button type="button" class="primary wide" onClick={() => void tell("reopened")}><Icon name="check" /> Mở lại</button>
        </>
      )}
    </Screen>
  );
}
