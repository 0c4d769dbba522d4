import { useMemo, useRef, useState } from "preact/hooks";
import { standings } from "../fold/standing";
import type { Subject } from "../fold/subject";
import { ordered } from "../households/search";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Note } from "../look/parts";
import { goOn } from "../look/router";
import { when } from "../look/words";
import { indicatorsOf, mostUrgent } from "../today/priority";
import { CountChoice } from "./counts";
import { knownCounts, visitRecords } from "./recording";

type Counts = Record<string, number>;

/** What was touched, kept as a draft with every touch: a killed tab comes back as it was. */
export function useVisit(subject: Subject, corrects?: string) {
  const field = useField();
  const { notebook, maker } = field;
  const draft = `visit/${subject.id}`;
  const indicators = useMemo(() => indicatorsOf(notebook.shelf.desk), [notebook.shelf.desk]);
  const [counts, setCounts] = useState<Counts>(() => ({ ...repaired(notebook.outbox.get(corrects ?? "")?.record.body), ...notebook.shelf.draft<Counts>(draft) }));
  const [saving, setSaving] = useState(false);

  // Two touches may come before the screen is drawn again: neither may lose the other.
  const latest = useRef(counts);
  const touch = (indicator: string, count: number) => {
    latest.current = { ...latest.current, [indicator]: count };
    setCounts(latest.current);
    void notebook.shelf.keepDraft(draft, latest.current);
  };
  const save = async (chosen: Counts) => {
    setSaving(true);
    const entry = corrects ? notebook.outbox.get(corrects) : undefined;
    const replaces = entry?.state === "refused" ? entry : undefined;
    const records = visitRecords(maker, notebook.shelf.desk, subject, chosen, corrects);
    if (!(await field.keep("Đã ghi vào máy.", records, new Map(), { draft, ...(replaces && { replaces }) }))) return setSaving(false);
    const next = mostUrgent(ordered(notebook, subject.type).filter((one) => one.villageId === subject.villageId && one.id !== subject.id), notebook.shelf.desk, 1, maker.now())[0];
    goOn(corrects ? "so-gui" : next && subject.type === "household" ? `ho/${subject.id}/xong?tiep=${next.id}` : subject.type === "household" ? "ho" : "co-so");
  };
  return { counts, touch, save, saving, indicators, known: knownCounts(subject, indicators) };
}

function repaired(body: Record<string, unknown> | undefined): Counts {
  return typeof body?.indicator === "string" ? { [body.indicator]: Number(body.count) } : {};
}

export function VisitForm({ subject, visit }: { subject: Subject; visit: ReturnType<typeof useVisit> }) {
  const { now } = useField();
  const all = standings(subject, visit.indicators);
  if (all.length === 0) return <Note kind="info">Không có chỉ tiêu nào của chương trình tính cho {subject.type === "household" ? "hộ" : "cơ sở"} này.</Note>;
  return (
    <section aria-label="Chỉ tiêu">
      <p class="muted">{subject.seen ? `Gặp lần gần nhất ${when(subject.seen[0], now())}${subject.seen[1] ? `, ${subject.seen[1]}` : ""}.` : "Chưa gặp lần nào."} Chạm vào điều vừa hỏi được.</p>
      {all.map((standing) => (
        <CountChoice key={standing.indicator.id} standing={standing} value={visit.counts[standing.indicator.id]} onChange={(count) => visit.touch(standing.indicator.id, count)} />
      ))}
    </section>
  );
}

export function VisitFoot({ visit }: { visit: ReturnType<typeof useVisit> }) {
  const touched = Object.keys(visit.counts).length;
  const known = Object.keys(visit.known).length;
  return (
    <>
      {touched === 0 && known > 0 && <button type="button" class="wide" disabled={visit.saving} onClick={() => void visit.save(visit.known)}>Đã thăm, không đổi</button>}
      {(touched > 0 || known === 0) && (
        <button type="button" class="primary wide" disabled={visit.saving || touched === 0} onClick={() => void visit.save(visit.counts)}>
          <Icon name="check" /> {touched === 0 ? "Chưa chọn gì" : `Ghi ${touched} mục`}
        </button>
      )}
    </>
  );
}
