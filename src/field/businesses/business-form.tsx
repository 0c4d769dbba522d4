import { useState } from "preact/hooks";
import { subjectOf, type Business } from "../fold/subject";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Chips, Field, Note, Screen } from "../look/parts";
import { goOn } from "../look/router";
import type { BusinessCard } from "../sync/wire";
import { momentAfter, teamOf } from "../visits/recording";
import { businessKinds } from "./words";

const empty: BusinessCard = { name: "", kind: "shop", address: "", ocop: false };

export function BusinessForm({ id, corrects }: { id?: string; corrects?: string }) {
  const { notebook, maker, keep } = useField();
  const entry = corrects ? notebook.outbox.get(corrects) : undefined;
  const subjectId = id ?? (entry && subjectOf(entry.record));
  const known = subjectId ? (notebook.subject(subjectId) as Business | undefined) : undefined;
  const villages = notebook.shelf.desk?.villages ?? [];
  const [card, set] = useState<BusinessCard>(() => ({ ...empty, ...known?.card, ...cardOf(entry?.record.body) }));
  const [villageId, setVillage] = useState(known?.villageId ?? entry?.record.villageId ?? villages[0]?.id ?? "");
  const [fault, setFault] = useState<string>();
  const [saving, setSaving] = useState(false);

  const save = async () => {
    if (card.name.trim().length === 0) return setFault("Ghi tên cơ sở.");
    setSaving(true);
    const subject = subjectId ?? maker.id();
    const teamId = teamOf(notebook.shelf.desk, villageId);
    const body = { subjectId: subject, name: card.name.trim(), kind: card.kind, ocop: card.ocop, ...(card.address.trim() && { address: card.address.trim() }), ...(corrects && { corrects }) };
    const replaces = entry?.state === "refused" ? entry : undefined;
    const record = maker.make("business", { villageId, ...(teamId && { teamId }) }, body, momentAfter(known, maker.now()));
    if (!(await keep("Đã ghi vào máy.", [record], new Map(), replaces ? { replaces } : {}))) return setSaving(false);
    goOn(corrects ? "so-gui" : `co-so/${subject}`);
  };

  return (
    <Screen title={known ? "Sửa thông tin cơ sở" : "Ghi cơ sở mới"} foot={<button type="button" class="primary wide" disabled={saving} onClick={() => void save()}><Icon name="check" /> Ghi cơ sở</button>}>
      {entry?.reason && <Note kind="bad">Lần ghi trước bị từ chối: {entry.reason}</Note>}
      {villages.length > 1 && !known && <Chips single legend="Thôn, tổ dân phố" options={villages} chosen={[villageId]} onToggle={setVillage} />}
      <Field label="Tên cơ sở" value={card.name} required fault={fault} onInput={(name) => set({ ...card, name })} />
      <Chips single legend="Loại" options={businessKinds} chosen={[card.kind]} onToggle={(kind) => set({ ...card, kind })} />
      <Field label="Địa chỉ" value={card.address} onInput={(address) => set({ ...card, address })} />
      <Chips legend="Sản phẩm" options={[{ id: "ocop", name: "Có sản phẩm OCOP" }]} chosen={card.ocop ? ["ocop"] : []} onToggle={() => set({ ...card, ocop: !card.ocop })} />
    </Screen>
  );
}

function cardOf(body: Record<string, unknown> | undefined): Partial<BusinessCard> {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => name in empty)) as Partial<BusinessCard>;
}
