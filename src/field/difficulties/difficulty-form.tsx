import { useState } from "preact/hooks";
import { Photos, useDraftPhotos } from "../activities/photos";
import { nameOf } from "../households/search";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Chips, Field, Note, Screen } from "../look/parts";
import { goOn } from "../look/router";
import type { HouseholdCard } from "../sync/wire";
import { teamOf } from "../visits/recording";
import { difficultyTopics, needKinds } from "./words";

interface Draft {
  topic: string;
  text: string;
  needs: string[];
}

/** A difficulty that is routed up, or a request to the support team for one household. */
export function DifficultyForm({ householdId, corrects }: { householdId?: string; corrects?: string }) {
  const { notebook, maker, say, keep } = useField();
  const desk = notebook.shelf.desk;
  const entry = corrects ? notebook.outbox.get(corrects) : undefined;
  const subjectId = householdId ?? (entry?.record.body.subjectId as string | undefined);
  const household = subjectId ? notebook.subject(subjectId) : undefined;
  const draftName = corrects ? `repair/${corrects}` : `difficulty/${subjectId ?? "new"}`;
  const [draft, setDraft] = useState<Draft>(() => ({
    topic: household ? "support" : "", text: "", needs: household ? needsOf(household.card as HouseholdCard | undefined) : [],
    ...(entry?.record.body as Partial<Draft> | undefined), ...notebook.shelf.draft<Draft>(draftName),
  }));
  const [villageId, setVillage] = useState(household?.villageId ?? entry?.record.villageId ?? desk?.villages[0]?.id ?? "");
  const [photos, setPhotos] = useDraftPhotos(draftName);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);

  const set = (next: Draft) => {
    setDraft(next);
    void notebook.shelf.keepDraft(draftName, next);
  };
  const save = async () => {
    setTried(true);
    if (!draft.topic || draft.text.trim().length === 0) return say("Còn chỗ cần ghi.");
    setSaving(true);
    const teamId = teamOf(desk, villageId);
    const pictures = [...((entry?.record.body.photos as unknown[] | undefined) ?? []), ...photos.map(({ id, bytes }) => ({ id, size: bytes.length }))];
    const body = { topic: draft.topic, text: draft.text.trim(), ...(subjectId && { subjectId }), ...(draft.topic === "support" && draft.needs.length > 0 && { needs: draft.needs }), ...(pictures.length > 0 && { photos: pictures }), ...(corrects && { corrects }) };
    const record = maker.make("difficulty", { villageId, ...(teamId && { teamId }) }, body);
    const replaces = entry?.state === "refused" ? entry : undefined;
    if (!(await keep("Đã ghi vào máy.", [record], new Map([[record.id, photos]]), { draft: draftName, ...(replaces && { replaces }) }))) return setSaving(false);
    goOn(corrects ? "so-gui" : householdId ? `ho/${householdId}` : "kho-khan");
  };

  return (
    <Screen title={household ? "Yêu cầu đội hỗ trợ" : "Ghi khó khăn"} foot={<button type="button" class="primary wide" disabled={saving} onClick={() => void save()}><Icon name="check" /> Gửi lên xã</button>}>
      {entry?.reason && <Note kind="bad">Lần ghi trước bị từ chối: {entry.reason}</Note>}
      {household && <p>Cho hộ <strong>{nameOf(household)}</strong></p>}
      {!household && <Chips single legend="Về việc gì" options={difficultyTopics} chosen={[draft.topic]} onToggle={(topic) => set({ ...draft, topic })} />}
      {tried && !draft.topic && <p class="fault" role="alert"><Icon name="stop" /> Chọn một việc.</p>}
      {!household && (desk?.villages.length ?? 0) > 1 && <Chips single legend="Ở đâu" options={desk!.villages} chosen={[villageId]} onToggle={setVillage} />}
      {draft.topic === "support" && <Chips legend="Hỗ trợ ai" options={needKinds} chosen={draft.needs} onToggle={(id) => set({ ...draft, needs: draft.needs.includes(id) ? draft.needs.filter((one) => one !== id) : [...draft.needs, id] })} />}
      <Field label="Nội dung" lines={5} max={4000} required value={draft.text} fault={tried && !draft.text.trim() ? "Ghi ngắn gọn: vướng ở đâu, cần ai làm gì." : undefined} onInput={(text) => set({ ...draft, text })} hint="Không ghi số giấy tờ, số tài khoản, mật khẩu của người dân." />
      <Photos photos={photos} onChange={setPhotos} newId={() => maker.id()} />
    </Screen>
  );
}

function needsOf(card: HouseholdCard | undefined): string[] {
  if (!card) return [];
  return [card.elderly60 > 0 && "elderly", card.disabled > 0 && "disabled", card.noSmartphone > 0 && "noSmartphone"].filter((need) => need !== false);
}
