import { useMemo, useState } from "preact/hooks";
import { subjectOf, type Household } from "../fold/subject";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Chips, Field, Note, RowLink, Screen, Stepper } from "../look/parts";
import { goOn } from "../look/router";
import type { HouseholdCard } from "../sync/wire";
import { momentAfter, teamOf } from "../visits/recording";
import { cardBody, cardFaults, cardOf, emptyCard, withCount } from "./household-card";
import { alike, nameOf } from "./search";

/** A new household, a change of one, or the repair of a refused record. */
export function HouseholdForm({ id, corrects }: { id?: string; corrects?: string }) {
  const { notebook, maker, say, keep } = useField();
  const entry = corrects ? notebook.outbox.get(corrects) : undefined;
  const subjectId = id ?? (entry && subjectOf(entry.record));
  const known = subjectId ? (notebook.subject(subjectId) as Household | undefined) : undefined;
  const villages = notebook.shelf.desk?.villages ?? [];
  const draft = `household/${subjectId ?? "new"}`;
  const [card, setCard] = useState<HouseholdCard>(() => notebook.shelf.draft<HouseholdCard>(draft) ?? { ...emptyCard, ...known?.card, ...cardOf(entry?.record.body) });
  const [villageId, setVillage] = useState(known?.villageId ?? entry?.record.villageId ?? villages[0]?.id ?? "");
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const faults = tried ? cardFaults(card) : {};
  const doubles = useMemo(() => (known ? [] : alike(notebook.subjects(), card, villageId).filter((one) => one.id !== subjectId).slice(0, 3)), [card.head, card.phone, villageId]);

  const set = (next: HouseholdCard) => {
    setCard(next);
    void notebook.shelf.keepDraft(draft, next);
  };
  const save = async () => {
    setTried(true);
    if (Object.keys(cardFaults(card)).length > 0 || !villageId) return say("Còn chỗ cần sửa.");
    setSaving(true);
    const subject = subjectId ?? maker.id();
    const teamId = teamOf(notebook.shelf.desk, villageId);
    const record = maker.make("household", { villageId, ...(teamId && { teamId }) }, { subjectId: subject, ...cardBody(card), ...(corrects && { corrects }) }, momentAfter(known, maker.now()));
    const replaces = entry?.state === "refused" ? entry : undefined;
    if (!(await keep("Đã ghi vào máy.", [record], new Map(), { draft, ...(replaces && { replaces }) }))) return setSaving(false);
    goOn(corrects ? "so-gui" : `ho/${subject}`);
  };
  const count = (name: "members" | "from14" | "from15" | "from18" | "elderly60", label: string) =>
    <Stepper label={label} value={card[name]} max={50} onChange={(value) => set(withCount(card, name, value))} />;

  return (
    <Screen title={known ? "Sửa thông tin hộ" : "Ghi hộ mới"} foot={<button type="button" class="primary wide" disabled={saving} onClick={() => void save()}><Icon name="check" /> Ghi hộ</button>}>
      {entry?.reason && <Note kind="bad">Lần ghi trước bị từ chối: {entry.reason}</Note>}
      {villages.length > 1 && !known && <Chips single legend="Thôn, tổ dân phố" options={villages} chosen={[villageId]} onToggle={setVillage} />}
      <Field label="Tên chủ hộ" value={card.head} required fault={faults.head} onInput={(head) => set({ ...card, head })} />
      {doubles.length > 0 && (
        <Note kind="warn">
          Có thể hộ này đã có trong sổ:
          <ul class="rows">{doubles.map((one) => <li key={one.id}><RowLink to={`ho/${one.id}`} title={nameOf(one)} detail={`${one.code} · ${(one.card as HouseholdCard).address}`} /></li>)}</ul>
        </Note>
      )}
      <Field label="Địa chỉ" value={card.address} onInput={(address) => set({ ...card, address })} hint="Xóm, đường, số nhà; không cần ghi thôn, xã." />
      <Field label="Điện thoại" type="tel" inputMode="tel" value={card.phone ?? ""} fault={faults.phone} max={15} onInput={(phone) => set({ ...card, phone })} />
      <h2>Số người trong hộ</h2>
      {count("members", "Nhân khẩu")}
      {count("from14", "Từ đủ 14 tuổi")}
      {count("from15", "Từ đủ 15 tuổi")}
      {count("from18", "Từ đủ 18 tuổi")}
      {count("elderly60", "Từ đủ 60 tuổi")}
      <h2>Cần giúp thêm</h2>
      <Stepper label="Người khuyết tật" value={card.disabled} max={card.members} onChange={(disabled) => set({ ...card, disabled })} />
      <Stepper label="Người chưa có điện thoại thông minh" value={card.noSmartphone} max={card.members} onChange={(noSmartphone) => set({ ...card, noSmartphone })} />
    </Screen>
  );
}
