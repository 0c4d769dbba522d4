import { StateMark } from "../device/state-mark";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Screen } from "../look/parts";
import { when } from "../look/words";
import { asksForWord, raised, standingWords } from "./standing";
import { topicName } from "./words";

/** What this phone's owner raised, where each stands, and what was answered. */
export function DifficultyList() {
  const { notebook, now } = useField();
  const all = raised(notebook);
  const answers = notebook.shelf.notices().filter(({ notice }) => notice.type === "answer");
  return (
    <Screen title="Khó khăn, vướng mắc">
      <a class="button primary wide" href="#/kho-khan/moi"><Icon name="plus" /> Ghi khó khăn</a>
      {all.length === 0 && <Empty>Bạn chưa ghi khó khăn nào. Gặp chỗ vướng, ghi lại để xã và tỉnh trả lời.</Empty>}
      <ul class="rows">
        {all.map((one) => {
          const answer = one.notice?.text ? one.notice : answers.find(({ notice }) => notice.recordId === one.id)?.notice;
          const isRefused = one.entry?.state === "refused";
          return (
            <li key={one.id}>
              <a class="row" href={isRefused ? `#/kho-khan/moi?sua=${one.id}` : `#/kho-khan/${one.id}`}>
                <span class="row-text">
                  <span class="row-title">{topicName(one.topic)}</span>
                  <span class="row-detail">{one.text}</span>
                  <span class="row-detail">{when(one.at, now())}{one.entry?.state === "waiting" || isRefused ? "" : ` · ${standingWords(one)}`}</span>
                  {answer && <span class="answer"><strong>{answer.from}:</strong> {answer.text}</span>}
                  {asksForWord(one) && <span class="row-detail"><strong>Mở để xác nhận hoặc mở lại</strong></span>}
                </span>
                {one.entry && <StateMark state={one.entry.state} />}
              </a>
            </li>
          );
        })}
      </ul>
    </Screen>
  );
}
