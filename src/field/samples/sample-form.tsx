import { useState } from "preact/hooks";
import { Photos, useDraftPhotos } from "../activities/photos";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Bar, Chips, Field, Note, Screen } from "../look/parts";
import { goOn } from "../look/router";
import { isoDay, number } from "../look/words";
import { programNaming, teamOf } from "../visits/recording";
import { draftOf, emptySample, providers, sampleBody, type SampleDraft, sampleFaults } from "./sample-draft";

/** i-Speed samples: one, or several measured in a row, with one screenshot. */
export function SampleForm({ corrects }: { corrects?: string }) {
  const { notebook, maker, say, keep, now } = useField();
  const desk = notebook.shelf.desk;
  const entry = corrects ? notebook.outbox.get(corrects) : undefined;
  const draftName = corrects ? `repair/${corrects}` : "samples";
  const [samples, setSamples] = useState<SampleDraft[]>(() => notebook.shelf.draft<SampleDraft[]>(draftName) ?? [entry ? draftOf(entry.record.body) : emptySample]);
  const [villageId, setVillage] = useState(entry?.record.villageId ?? desk?.villages[0]?.id ?? "");
  const [photos, setPhotos] = useDraftPhotos(draftName);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);

  const set = (index: number, sample: SampleDraft) => {
    const next = samples.map((one, at) => (at === index ? sample : one));
    setSamples(next);
    void notebook.shelf.keepDraft(draftName, next);
  };
  const save = async () => {
    setTried(true);
    if (samples.some((sample) => Object.keys(sampleFaults(sample)).length > 0)) return say("Còn chỗ cần sửa.");
    setSaving(true);
    const program = programNaming(desk, "i-speed");
    const teamId = teamOf(desk, villageId);
    const records = samples.map((sample, index) => maker.make("speedSample", { villageId, ...(teamId && { teamId }) }, {
      ...sampleBody(sample), ...(program && { program }), ...(corrects && { corrects }),
      ...(index === 0 && (entry || photos.length > 0) && { photos: [...((entry?.record.body.photos as unknown[] | undefined) ?? []), ...photos.map(({ id, bytes }) => ({ id, size: bytes.length }))] }),
    }));
    const replaces = entry?.state === "refused" ? entry : undefined;
    if (!(await keep(`Đã ghi ${records.length} mẫu đo vào máy.`, records, new Map([[records[0]!.id, photos]]), { draft: draftName, ...(replaces && { replaces }) }))) return setSaving(false);
    goOn(corrects ? "so-gui" : "them");
  };

  return (
    <Screen title="Mẫu đo i-Speed" foot={<button type="button" class="primary wide" disabled={saving} onClick={() => void save()}><Icon name="check" /> Ghi {samples.length} mẫu</button>}>
      {entry?.reason && <Note kind="bad">Lần ghi trước bị từ chối: {entry.reason}</Note>}
      <Quota now={now()} />
      {(desk?.villages.length ?? 0) > 1 && <Chips single legend="Đo tại" options={desk!.villages} chosen={[villageId]} onToggle={setVillage} />}
      {samples.map((sample, index) => {
        const faults = tried ? sampleFaults(sample) : {};
        return (
          <section class="card" key={index} aria-label={`Mẫu ${index + 1}`}>
            {samples.length > 1 && <h2>Mẫu {index + 1}</h2>}
            <div class="pair">
              <Field label="Tải xuống" suffix="Mbps" inputMode="decimal" max={9} value={sample.down} fault={faults.down} required onInput={(down) => set(index, { ...sample, down })} />
              <Field label="Tải lên" suffix="Mbps" inputMode="decimal" max={9} value={sample.up} fault={faults.up} onInput={(up) => set(index, { ...sample, up })} />
            </div>
            <Field label="Độ trễ" suffix="ms" inputMode="decimal" max={9} value={sample.ping} fault={faults.ping} onInput={(ping) => set(index, { ...sample, ping })} />
            <Chips single legend="Nhà mạng" options={providers.map((name) => ({ id: name, name }))} chosen={[sample.provider]} onToggle={(provider) => set(index, { ...sample, provider })} />
            {samples.length > 1 && <button type="button" class="plain" onClick={() => setSamples(samples.filter((_, at) => at !== index))}>Bỏ mẫu {index + 1}</button>}
          </section>
        );
      })}
      {!corrects && samples.length < 20 && <button type="button" class="wide" onClick={() => setSamples([...samples, { ...emptySample, provider: samples.at(-1)!.provider }])}><Icon name="plus" /> Thêm mẫu nữa</button>}
      <Photos photos={photos} onChange={setPhotos} newId={() => maker.id()} most={2} />
    </Screen>
  );
}

/** The commune's month: official, and what waits here. */
function Quota({ now }: { now: number }) {
  const { notebook } = useField();
  const { monthSamples, sampleQuota } = notebook.shelf.desk?.progress ?? {};
  const month = isoDay(now).slice(0, 7);
  const waiting = notebook.outbox.waiting().filter(({ record }) => record.kind === "speedSample" && isoDay(Date.parse(record.observedAt)).startsWith(month)).length;
  if (monthSamples === undefined || !sampleQuota) return null;
  return (
    <div class="card">
      <p><strong>{number(monthSamples)}</strong> / {number(sampleQuota)} mẫu của xã tháng này{waiting > 0 && `, ${waiting} mẫu của bạn đang chờ gửi`}</p>
      <Bar share={(100 * monthSamples) / sampleQuota} />
    </div>
  );
}
