import { useMemo } from "preact/hooks";
import { standings } from "../fold/standing";
import { type ListFilter, RegisterList } from "../households/register-list";
import { ordered } from "../households/search";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Screen } from "../look/parts";
import type { BusinessCard } from "../sync/wire";
import { indicatorsOf } from "../today/priority";

export function BusinessList() {
  const { notebook } = useField();
  const desk = notebook.shelf.desk;
  const indicators = useMemo(() => indicatorsOf(desk), [desk]);
  const subjects = ordered(notebook, "business");
  const filters = useMemo<ListFilter[]>(() => [
    { id: "all", name: "Tất cả", keeps: () => true },
    { id: "lacking", name: "Còn thiếu", keeps: (subject) => standings(subject, indicators).some((one) => one.have < one.of) },
    { id: "ocop", name: "OCOP", keeps: (subject) => (subject.card as BusinessCard | undefined)?.ocop === true },
  ], [indicators]);
  return (
    <Screen title="Cơ sở kinh doanh">
      <a class="button primary wide" href="#/co-so/moi"><Icon name="plus" /> Ghi cơ sở mới</a>
      {subjects.length === 0
        ? <Empty>Chưa có cơ sở nào trong sổ. Ghi cửa hàng, hộ kinh doanh, hợp tác xã khi đến vận động nhận thanh toán QR.</Empty>
        : <RegisterList subjects={subjects} filters={filters} indicators={indicators} to="co-so" what="cơ sở" searchLabel="Tìm tên, mã, địa chỉ" />}
    </Screen>
  );
}
