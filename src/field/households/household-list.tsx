import { useMemo } from "preact/hooks";
import { standings } from "../fold/standing";
import type { Household } from "../fold/subject";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Note, Screen } from "../look/parts";
import { number } from "../look/words";
import { indicatorsOf } from "../today/priority";
import { type ListFilter, RegisterList } from "./register-list";
import { ordered } from "./search";

export function HouseholdList() {
  const { notebook } = useField();
  const desk = notebook.shelf.desk;
  const indicators = useMemo(() => indicatorsOf(desk), [desk]);
  const subjects = ordered(notebook, "household");
  const filters = useMemo<ListFilter[]>(() => [
    { id: "all", name: "Tất cả", keeps: () => true },
    { id: "new", name: "Chưa gặp", keeps: (subject) => !subject.seen },
    { id: "lacking", name: "Còn thiếu", keeps: (subject) => standings(subject, indicators).some((one) => one.have < one.of) },
    { id: "support", name: "Cần hỗ trợ", keeps: (subject) => needsSupport(subject as Household) },
  ], [indicators]);
  const omitted = desk?.villages.filter((village) => village.omitted) ?? [];

  return (
    <Screen title="Hộ gia đình" top>
      <a class="button primary wide" href="#/ho/moi"><Icon name="plus" /> Ghi hộ mới</a>
      {omitted.length > 0 && (
        <Note kind="info">Sổ hộ của {omitted.map((village) => `${village.name} (${number(village.households)} hộ)`).join(", ")} không tải về máy này vì quá lớn; xem trên trang web.</Note>
      )}
      {subjects.length === 0
        ? <Empty>{notebook.marks.cursor ? "Các thôn của Tổ chưa có hộ nào trong sổ. Bấm “Ghi hộ mới” khi đến nhà." : "Sổ hộ sẽ về máy khi có mạng lần đầu."}</Empty>
        : <RegisterList subjects={subjects} filters={filters} indicators={indicators} to="ho" what="hộ" searchLabel="Tìm tên, mã, địa chỉ, số máy" />}
    </Screen>
  );
}

function needsSupport({ card }: Household): boolean {
  return card !== undefined && (card.elderly60 > 0 || card.disabled > 0 || card.noSmartphone > 0);
}
