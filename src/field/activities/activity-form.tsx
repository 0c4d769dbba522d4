import { useMemo, useState } from "preact/hooks";
import { nameOf } from "../households/search";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Chips, Field, Note, Screen, Stepper } from "../look/parts";
import { goOn } from "../look/router";
import { day, duration, instant, time, weekday } from "../look/words";
import { programNaming, teamOf } from "../visits/recording";
import { activityBody, type ActivityDraft, activityFaults, draftOf, freshDraft, visitedBetween } from "./activity-draft";
import { mendedActivities } from "./mended";
import { overlapping, ownSpan, spanOf } from "./overlap";
import { Photos, useDraftPhotos } from "./photos";
import { whereNow } from "./location";

const toggled = (list: readonly string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);

/** An activity that was held: what, where, when, who, how many; households of the round come by themselves. */
export function ActivityForm({ corrects }: { corrects?: string }) {
  const { notebook, maker, say, keep, now } = useField();
  const desk = notebook.shelf.desk;
  const draftName = corrects ? `repair/${corrects}` : "activity/new";
  const entry = corrects ? notebook.outbox.get(corrects) : undefined;
  const kinds = useMemo(() => byId(desk?.programs.flatMap((one) => one.activityKinds) ?? []), [desk]);
  const topics = useMemo(() => byId(desk?.programs.flatMap((one) => one.topics) ?? []), [desk]);
  const [draft, setDraft] = useState<ActivityDraft>(() => notebook.shelf.draft<ActivityDraft>(draftName) ?? (entry ? draftOf(entry) : undefined) ?? freshDraft(now(), desk?.villages[0]?.id ?? "", desk?.person.id ?? "", ""));
  const [photos, setPhotos] = useDraftPhotos(draftName);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [place, setPlace] = useState<"" | "asking" | "refused">("");

  const team = desk?.teams.find((one) => one.id === teamOf(desk, draft.villageId));
  const [start, end] = [instant(draft.date, draft.start), instant(draft.date, draft.end)];
  const visited = visitedBetween(notebook.outbox.all(), start, end);
  const subjects = visited.filter((id) => !draft.without.includes(id));
  const mended = mendedActivities(notebook);
  const own = notebook.outbox.all().filter((one) => one.record.kind === "activity" && (one.state === "waiting" || one.state === "sent") && one.record.id !== corrects && !mended.has(one.record.id));
  const official = notebook.shelf.activities().filter((one) => !notebook.outbox.get(one.id) && !mended.has(one.id));
  const overlaps = overlapping({ id: "", start, end, members: draft.members }, [...official.map(spanOf), ...own.map(ownSpan)]);
  const faults = tried ? activityFaults(draft, now()) : {};

  const set = (next: ActivityDraft) => {
    setDraft(next);
    void notebook.shelf.keepDraft(draftName, next);
  };
  const save = async () => {
    setTried(true);
    if (Object.keys(activityFaults(draft, now())).length > 0) return say("Còn chỗ cần sửa.");
    setSaving(true);
    const kept = (entry?.record.body.photos as unknown[] | undefined) ?? [];
    const pictures = [...kept, ...photos.map(({ id, bytes }) => ({ id, size: bytes.length }))];
    const program = programNaming(desk, draft.kind);
    const body = { ...activityBody(draft, subjects), photos: pictures, ...(program && { program }), ...(corrects && { corrects }) };
    const record = maker.make("activity", { villageId: draft.villageId, ...(team && { teamId: team.id }) }, body, start);
    const replaces = entry?.state === "refused" ? entry : undefined;
    if (!(await keep("Đã ghi hoạt động vào máy.", [record], new Map([[record.id, photos]]), { draft: draftName, ...(replaces && { replaces }) }))) return setSaving(false);
    goOn(corrects ? "so-gui" : "hoat-dong");
  };
  const locate = async () => {
    setPlace("asking");
    const location = await whereNow();
    setPlace(location ? "" : "refused");
    if (location) set({ ...draft, location });
  };

  return (
    <Screen title={corrects ? "Sửa hoạt động" : "Ghi hoạt động"} foot={<button type="button" class="primary wide" disabled={saving} onClick={() => void save()}><Icon name="check" /> Ghi hoạt động</button>}>
      {entry?.reason && <Note kind="bad">Lần ghi trước bị từ chối: {entry.reason}</Note>}
      <Chips single legend="Loại hoạt động" options={kinds} chosen={[draft.kind]} onToggle={(kind) => set({ ...draft, kind })} />
      {faults.kind && <p class="fault" role="alert"><Icon name="stop" /> {faults.kind}</p>}
      {(desk?.villages.length ?? 0) > 1 && <Chips single legend="Thôn, tổ dân phố" options={desk!.villages} chosen={[draft.villageId]} onToggle={(villageId) => set({ ...draft, villageId })} />}
      <Field label="Ngày" type="date" value={draft.date} fault={faults.date} onInput={(date) => set({ ...draft, date })} />
      <div class="pair">
        <Field label="Bắt đầu" type="time" value={draft.start} onInput={(value) => set({ ...draft, start: value })} />
        <Field label="Kết thúc" type="time" value={draft.end} fault={faults.end} onInput={(value) => set({ ...draft, end: value })} />
      </div>
      {end > start && <p class="muted" role="status">{weekday(start)} {day(start)}, {time(start)}–{time(end)}, {duration((end - start) / 60_000)}</p>}
      {overlaps.length > 0 && <Note kind="warn">Trùng giờ với hoạt động {overlaps.map((one) => `${time(one.start)}–${time(one.end)}`).join(", ")} có cùng người tham gia. Xem lại giờ và người; nếu đúng thì cứ ghi.</Note>}
      <Field label="Nơi làm" value={draft.place} hint="Ví dụ: nhà văn hóa thôn, chợ, từng nhà." onInput={(value) => set({ ...draft, place: value })} />
      <Chips legend="Nội dung" options={topics} chosen={draft.topics} onToggle={(id) => set({ ...draft, topics: toggled(draft.topics, id) })} />
      <Chips legend="Thành viên có mặt" options={team?.members ?? []} chosen={draft.members} onToggle={(id) => set({ ...draft, members: toggled(draft.members, id) })} />
      {faults.members && <p class="fault" role="alert"><Icon name="stop" /> {faults.members}</p>}
      <Stepper label="Lượt người được hướng dẫn" value={draft.reached} max={10_000} onChange={(reached) => set({ ...draft, reached })} />
      {visited.length > 0 && (
        <Chips legend={`Hộ đã thăm trong buổi (${subjects.length})`} options={visited.map((id) => ({ id, name: nameOf(notebook.subject(id) ?? { id, type: "household", villageId: "", code: "Hộ", state: {} }) }))} chosen={subjects} onToggle={(id) => set({ ...draft, without: toggled(draft.without, id) })} />
      )}
      <Photos photos={photos} onChange={setPhotos} newId={() => maker.id()} />
      <button type="button" class="wide" disabled={place === "asking"} onClick={() => void locate()}><Icon name="map" /> {draft.location ? `Đã kèm vị trí (±${Math.round(draft.location.accuracy)} m)` : place === "asking" ? "Đang tìm vị trí…" : "Kèm vị trí (không bắt buộc)"}</button>
      {place === "refused" && <p class="hint" role="status">Máy chưa cho vị trí; hoạt động vẫn ghi được.</p>}
      <Field label="Ghi chú" lines={3} max={2000} value={draft.note} onInput={(note) => set({ ...draft, note })} />
    </Screen>
  );
}

function byId<T extends { id: string }>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [one.id, one])).values()];
}
