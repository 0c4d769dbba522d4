import type { Business } from "../fold/subject";
import { nameOf } from "../households/search";
import { useField } from "../look/field";
import { Empty, Note, RowLink, Screen } from "../look/parts";
import { useVisit, VisitFoot, VisitForm } from "../visits/visit-form";
import { kindName } from "./words";

export function BusinessPage({ id, corrects }: { id: string; corrects?: string }) {
  const { notebook } = useField();
  const business = notebook.subject(id) as Business | undefined;
  if (!business?.card) return <Screen title="Không có cơ sở này"><Empty>Cơ sở này không còn trong sổ trên máy.</Empty></Screen>;
  return <OneBusiness key={id} business={business} {...(corrects && { corrects })} />;
}

function OneBusiness({ business, corrects }: { business: Business; corrects?: string }) {
  const { notebook } = useField();
  const visit = useVisit(business, corrects);
  const card = business.card!;
  const refused = corrects ? notebook.outbox.get(corrects)?.reason : undefined;
  return (
    <Screen title={nameOf(business)} foot={<VisitFoot visit={visit} />}>
      {refused && <Note kind="bad">Lần ghi trước bị từ chối: {refused}</Note>}
      <section class="card" aria-label="Thông tin cơ sở">
        <p><strong>{business.code || "Cơ sở mới"}</strong> · {kindName(card.kind)}</p>
        {card.address && <p>{card.address}</p>}
        {card.ocop && <ul class="tags"><li>Có sản phẩm OCOP</li></ul>}
      </section>
      <VisitForm subject={business} visit={visit} />
      <ul class="rows"><li><RowLink to={`co-so/${business.id}/sua`} icon="edit" title="Sửa thông tin cơ sở" /></li></ul>
    </Screen>
  );
}
