import { useMemo, useState } from "preact/hooks";
import { standings } from "../fold/standing";
import type { Household, Subject } from "../fold/subject";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty } from "../look/parts";
import { number, when } from "../look/words";
import type { DeskIndicator, HouseholdCard } from "../sync/wire";
import { nameOf, search } from "./search";

export interface ListFilter {
  id: string;
  name: string;
  keeps: (subject: Subject) => boolean;
}

const atOnce = 40;

/** Search and list of households or businesses, one register for both; draws forty at a time so that 100,000 scroll like 100. */
export function RegisterList({ subjects, filters, indicators, to, what, searchLabel }: {
  subjects: readonly Subject[]; filters: readonly ListFilter[]; indicators: readonly DeskIndicator[]; to: string; what: string; searchLabel: string;
}) {
  const { now } = useField();
  const [query, setQuery] = useState("");
  const [filterId, setFilter] = useState(filters[0]!.id);
  const [most, setMost] = useState(atOnce);
  const filter = filters.find((one) => one.id === filterId)!;
  const kept = useMemo(() => subjects.filter(filter.keeps), [subjects, filter]);
  const found = useMemo(() => search(kept, query), [kept, query]);

  const choose = (id: string) => {
    setFilter(id);
    setMost(atOnce);
  };
  return (
    <>
      <div class="search">
        <Icon name="search" />
        <input type="search" aria-label={searchLabel} placeholder={searchLabel} value={query} autocomplete="off" onInput={(event) => { setQuery(event.currentTarget.value); setMost(atOnce); }} />
      </div>
      <div class="chip-list scroll" role="group" aria-label="Lọc">
        {filters.map((one) => (
          <button type="button" class="chip-button" key={one.id} aria-pressed={one.id === filterId} onClick={() => choose(one.id)}>{one.name}</button>
        ))}
      </div>
      <p class="muted" role="status">{number(found.length)} {what}</p>
      {found.length === 0 && <Empty>{query ? `Không có ${what} nào khớp “${query}”.` : `Không có ${what} nào ở mục này.`}</Empty>}
      <ul class="rows">
        {found.slice(0, most).map((subject) => <li key={subject.id}><SubjectRow subject={subject} indicators={indicators} to={to} now={now()} /></li>)}
      </ul>
      {found.length > most && <button type="button" class="wide" onClick={() => setMost(most + atOnce)}>Xem thêm {Math.min(atOnce, found.length - most)} {what}</button>}
    </>
  );
}

export function SubjectRow({ subject, indicators, to, now }: { subject: Subject; indicators: readonly DeskIndicator[]; to: string; now: number }) {
  const all = standings(subject, indicators);
  const full = all.filter((one) => one.have >= one.of).length;
  const address = subject.card && "address" in subject.card ? subject.card.address : "";
  return (
    <a class="row" href={`#/${to}/${subject.id}`}>
      <span class="row-text">
        <span class="row-title">{nameOf(subject)}</span>
        <span class="row-detail">{[subject.code, address].filter(Boolean).join(" · ")}</span>
        <span class="row-detail">{subject.seen ? `Gặp ${when(subject.seen[0], now)}` : "Chưa gặp lần nào"}{subject.type === "household" && needs(subject as Household)}</span>
      </span>
      {all.length > 0 && <span class={full === all.length ? "count good" : "count"}>{full}/{all.length} đạt</span>}
      <Icon name="next" />
    </a>
  );
}

function needs(household: Household): string {
  const card = household.card as HouseholdCard | undefined;
  if (!card) return "";
  const words = [card.elderly60 > 0 && "người cao tuổi", card.disabled > 0 && "người khuyết tật", card.noSmartphone > 0 && "chưa có điện thoại thông minh"].filter(Boolean);
  return words.length > 0 ? ` · có ${words.join(", ")}` : "";
}
