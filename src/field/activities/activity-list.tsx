import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Screen } from "../look/parts";
import { day, duration, isoDay, number, time } from "../look/words";
import { StateMark } from "../device/state-mark";
import type { OutboxState } from "../storage/database";
import type { Entry } from "../storage/outbox";
import type { ActivityChange } from "../sync/wire";
import { mendedActivities } from "./mended";
import { minutesOf, spanOf } from "./overlap";

interface Held {
  id: string;
  start: number;
  end: number;
  kind: string;
  place: string;
  minutes: number;
  reached: number;
  by: string;
  /** Undefined: official, from the server. */
  state?: OutboxState;
}

/** The team's activities of two months: the server's, and one's own that are not there yet. */
export function ActivityList() {
  const { notebook } = useField();
  const desk = notebook.shelf.desk;
  const mended = mendedActivities(notebook);
  const official = notebook.shelf.activities().filter((one) => !mended.has(one.id));
  const known = new Set(official.map((one) => one.id));
  const own = notebook.outbox.all().filter(({ record, state }) => record.kind === "activity" && state !== "replaced" && !known.has(record.id) && !mended.has(record.id));
  const held = [...own.map((entry) => ofEntry(entry, notebook.me)), ...official.map(ofServer)].sort((one, other) => other.start - one.start);
  const kindName = (id: string) => desk?.programs.flatMap((one) => one.activityKinds).find((kind) => kind.id === id)?.name ?? "Hoạt động";

  return (
    <Screen title="Hoạt động" top>
      <a class="button primary wide" href="#/hoat-dong/moi"><Icon name="plus" /> Ghi hoạt động</a>
      {held.length === 0 && <Empty>Tổ chưa ghi hoạt động nào trong hai tháng qua. Sau mỗi buổi đi từng nhà, họp dân, mở lớp hay trực hỗ trợ, ghi lại tại đây để tính giờ cho Tổ.</Empty>}
      <ul class="rows">
        {held.map((one, index) => (
          <li key={one.id}>
            {(index === 0 || isoDay(held[index - 1]!.start) !== isoDay(one.start)) && <h2 class="day">{day(one.start)}</h2>}
            <div class="row still">
              <span class="row-text">
                <span class="row-title">{kindName(one.kind)}</span>
                <span class="row-detail">{time(one.start)}–{time(one.end)} · {duration(one.minutes)}{one.place && ` · ${one.place}`}</span>
                <span class="row-detail">{number(one.reached)} lượt người · {one.by}</span>
              </span>
              {one.state && <StateMark state={one.state} />}
            </div>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function ofServer(one: ActivityChange): Held {
  const { start, end } = spanOf(one);
  return { id: one.id, start, end, kind: one.activityKind ?? "", place: one.place ?? "", minutes: minutesOf(one), reached: one.reached ?? 0, by: one.by };
}

function ofEntry({ record, state }: Entry, me: string): Held {
  const body = record.body as { startedAt: string; endedAt: string; activityKind: string; place?: string; minutes: number; reached: number };
  return { id: record.id, start: Date.parse(body.startedAt), end: Date.parse(body.endedAt), kind: body.activityKind, place: body.place ?? "", minutes: body.minutes, reached: body.reached, by: me, state };
}
