import { Icon, type IconName } from "../look/icons";
import type { OutboxState } from "../storage/database";

const marks: Record<OutboxState, { words: string; icon: IconName }> = {
  waiting: { words: "đang chờ", icon: "clock" },
  sent: { words: "đã gửi", icon: "check" },
  refused: { words: "bị từ chối", icon: "stop" },
  replaced: { words: "đã thay", icon: "edit" },
};

/** What became of a record: a word and a sign, never a colour alone. */
export function StateMark({ state }: { state: OutboxState }) {
  const { words, icon } = marks[state];
  return <span class={`state ${state}`}><Icon name={icon} /> {words}</span>;
}
