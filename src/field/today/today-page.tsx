import { useMemo } from "preact/hooks";
import { lessonsOf } from "../guide/lessons";
import { SubjectRow } from "../households/register-list";
import { nameOf, ordered } from "../households/search";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Bar, Empty, Note, RowLink, Screen } from "../look/parts";
import type { Subject } from "../fold/subject";
import type { Notebook } from "../storage/notebook";
import type { NoticeChange } from "../sync/wire";
import { day, duration, number, periodName, percent, when } from "../look/words";
import { indicatorsOf, mostUrgent } from "./priority";
import { progressRows, weekMinutes } from "./progress";
import { revisits } from "./revisits";

const suggested = 5, shownLessons = 3;

/** Hôm nay: what needs an answer, the doors to knock at first, one's week, and the team's progress. */
export function TodayPage() {
  const { notebook, now, update } = useField();
  const desk = notebook.shelf.desk;
  const indicators = useMemo(() => indicatorsOf(desk), [desk]);
  const doors = doorsOf(notebook, now());
  const unread = notebook.shelf.notices().filter((one) => !one.read && isNews(one.notice));
  const again = revisits(notebook, now());
  const drafts = notebook.shelf.drafts().filter((name) => name.startsWith("visit/"));

  return (
    <Screen title="Hôm nay" top>
      {update && <Note kind="info">Có bản mới của ứng dụng. <a href="#/may">Cập nhật</a></Note>}
      {!desk && <Note kind="info">Lần đầu cần có mạng để tải sổ hộ và chương trình của Tổ về máy. Sau đó làm được cả ngày không cần mạng.</Note>}
      {unread.length > 0 && (
        <section aria-label="Cần xem">
          <h2>Cần xem</h2>
          <ul class="rows">{unread.slice(0, 5).map(({ notice }) => <li key={notice.id}><RowLink to={notice.type === "difficulty" && notice.recordId ? `kho-khan/${notice.recordId}` : `thong-bao/${notice.id}`} icon={notice.type === "returned" ? "edit" : "bell"} title={notice.title} detail={`${notice.from} · ${when(Date.parse(notice.at), now())}`} /></li>)}</ul>
        </section>
      )}
      {again.length > 0 && (
        <section aria-label="Thăm lại">
          <h2>Thăm lại</h2>
          <p class="muted">Các hộ này được rút ngẫu nhiên để kiểm tra lại số liệu: hãy hỏi và ghi như một lần thăm bình thường, không dựa vào số đã có.</p>
          <ul class="rows">{again.slice(0, suggested).map(({ household, until }) => <li key={household.id}><RowLink to={`ho/${household.id}`} icon="house" title={nameOf(household)} detail={`${household.code}${until === undefined ? "" : `, đến hết ${day(until)}`}`} /></li>)}</ul>
        </section>
      )}
      {drafts.length > 0 && <Drafts names={drafts} />}
      <Week />
      <section aria-label="Nên đến trước">
        <h2>Nên đến trước</h2>
        {desk && doors.length === 0 && <Empty>{notebook.register.size === 0 ? "Chưa có hộ nào trong sổ." : "Mọi hộ đã đủ chỉ tiêu, hoặc đã được gặp hôm nay."}</Empty>}
        <ul class="rows">{doors.map((household) => <li key={household.id}><SubjectRow subject={household} indicators={indicators} to="ho" now={now()} /></li>)}</ul>
        {doors.length > 0 && <a class="button wide" href="#/ho">Tất cả hộ <Icon name="next" /></a>}
      </section>
      <Lessons />
      <TeamProgress />
    </Screen>
  );
}

/** Households to visit again have a list of their own, and what one has said oneself is no news. */
const isNews = (notice: NoticeChange) => notice.type !== "revisit" && notice.difficulty?.state !== "confirmed" && notice.difficulty?.state !== "reopened";

const ranked = new WeakMap<Notebook, { revision: number; hour: number; doors: Subject[] }>();

/** Kept between visits of this screen: ranking 100,000 households takes a moment. */
function doorsOf(notebook: Notebook, now: number): Subject[] {
  const hour = Math.floor(now / 3_600_000);
  let known = ranked.get(notebook);
  if (known?.revision !== notebook.revision || known.hour !== hour) {
    known = { revision: notebook.revision, hour, doors: mostUrgent(ordered(notebook, "household"), notebook.shelf.desk, suggested, now) };
    ranked.set(notebook, known);
  }
  return known.doors;
}

function Drafts({ names }: { names: string[] }) {
  const { notebook } = useField();
  const open = names.map((name) => notebook.subject(name.slice(6))).filter((subject) => subject?.card).slice(0, 3);
  if (open.length === 0) return null;
  return (
    <section aria-label="Đang ghi dở">
      <h2>Đang ghi dở</h2>
      <ul class="rows">{open.map((subject) => <li key={subject!.id}><SubjectRow subject={subject!} indicators={[]} to={subject!.type === "business" ? "co-so" : "ho"} now={0} /></li>)}</ul>
    </section>
  );
}

/** The guide is a help, not a duty: some of it at a time. */
function Lessons() {
  const { notebook } = useField();
  const lessons = lessonsOf(notebook.shelf.desk, notebook.shelf.opened);
  if (lessons.length === 0) return null;
  return (
    <section aria-label="Bài hướng dẫn nên xem">
      <h2>Bài hướng dẫn nên xem</h2>
      <p class="muted">{lessons.length} mục của Cẩm nang bạn chưa mở trên máy này.</p>
      <ul class="rows">{lessons.slice(0, shownLessons).map((lesson) => <li key={lesson.key}><RowLink to={`cam-nang/${lesson.key}`} icon="book" title={lesson.title} detail={lesson.from} /></li>)}</ul>
    </section>
  );
}

/** My hours: official, waiting and refused apart. */
function Week() {
  const { notebook, now } = useField();
  const hours = Math.max(0, ...(notebook.shelf.desk?.programs ?? []).map((program) => program.hoursAWeek ?? 0));
  const minutes = weekMinutes(notebook, now());
  return (
    <section class="card" aria-label="Giờ hoạt động tuần này">
      <h2>Tuần này</h2>
      <p><strong class="big">{duration(minutes.official)}</strong>{hours > 0 && ` trên ${hours} giờ của Tổ mỗi tuần`}</p>
      {hours > 0 && <Bar share={(100 * minutes.official) / (hours * 60)} />}
      {minutes.waiting > 0 && <p class="apart"><Icon name="clock" /> {duration(minutes.waiting)} đang chờ gửi</p>}
      {minutes.refused > 0 && <p class="apart bad"><Icon name="stop" /> {duration(minutes.refused)} bị từ chối</p>}
      <a class="button wide" href="#/hoat-dong/moi"><Icon name="plus" /> Ghi hoạt động</a>
    </section>
  );
}

function TeamProgress() {
  const { notebook } = useField();
  const desk = notebook.shelf.desk;
  const rows = progressRows(notebook, indicatorsOf(desk));
  if (!desk?.progress || rows.length === 0) return null;
  return (
    <section aria-label="Kết quả của Tổ">
      <h2>Kết quả của Tổ</h2>
      <p class="muted">Số chính thức đến {day(Date.parse(desk.progress.asOf))}, {periodName(desk.progress.period)}.</p>
      <ul class="measures">
        {rows.map(({ indicator, numerator, denominator, target, waiting }) => (
          <li key={indicator.id}>
            <span class="measure-name">{indicator.name}</span>
            <span class="measure-line">
              {numerator === undefined
                ? <strong>chưa có số</strong>
                : <><strong>{percent(numerator, denominator)}</strong><span>{number(numerator)}/{number(denominator)}</span></>}
              {target !== undefined && <span>{reaches(numerator, denominator, target) ? <><Icon name="check" /> đạt</> : numerator === undefined ? "" : "chưa đạt"} mức {number(target, 1)} %</span>}
            </span>
            <Bar share={numerator === undefined || denominator === 0 ? 0 : (100 * numerator) / denominator} mark={target} />
            {waiting !== 0 && <span class="apart"><Icon name="clock" /> {waiting > 0 ? `thêm ${waiting}` : `bớt ${-waiting}`} khi việc đang chờ được nhận</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const reaches = (numerator: number | undefined, denominator: number, target: number) => numerator !== undefined && denominator > 0 && (100 * numerator) / denominator >= target;
