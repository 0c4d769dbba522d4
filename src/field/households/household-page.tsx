import type { Household } from "../fold/subject";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Note, RowLink, Screen } from "../look/parts";
import { phone } from "../look/words";
import type { HouseholdCard } from "../sync/wire";
import { useVisit, VisitFoot, VisitForm } from "../visits/visit-form";
import { nameOf } from "./search";

/** One household: who lives there, what is known, and the visit itself. */
export function HouseholdPage({ id, corrects }: { id: string; corrects?: string }) {
  const { notebook } = useField();
  const household = notebook.subject(id) as Household | undefined;
  if (!household) return <Screen title="Không có hộ này"><Empty>Hộ này không còn trong sổ trên máy. Có thể hộ đã chuyển sang Tổ khác.</Empty></Screen>;
  return <OneHousehold key={id} household={household} {...(corrects && { corrects })} />;
}

function OneHousehold({ household, corrects }: { household: Household; corrects?: string }) {
  const { notebook } = useField();
  const visit = useVisit(household, corrects);
  const refused = corrects ? notebook.outbox.get(corrects)?.reason : undefined;
  return (
    <Screen title={nameOf(household)} foot={household.card && <VisitFoot visit={visit} />}>
      {refused && <Note kind="bad">Lần ghi trước bị từ chối: {refused}</Note>}
      {household.card ? <Card household={household} card={household.card} /> : <Note kind="info">Thông tin của hộ này chưa về máy.</Note>}
      <VisitForm subject={household} visit={visit} />
      <ul class="rows">
        <li><RowLink to={`ho/${household.id}/sua`} icon="edit" title="Sửa thông tin hộ" /></li>
        <li><RowLink to={`kho-khan/moi?ho=${household.id}`} icon="help" title="Yêu cầu đội hỗ trợ" detail="Người cao tuổi, khuyết tật, chưa có điện thoại" /></li>
      </ul>
    </Screen>
  );
}

function Card({ household, card }: { household: Household; card: HouseholdCard }) {
  const { notebook } = useField();
  const village = notebook.shelf.desk?.villages.find((one) => one.id === household.villageId);
  // Many registers repeat the village in the address.
  const place = [card.address, village?.name, village?.communeName].filter((part, index) => part && (index === 0 || !card.address.includes(part))).join(", ");
  const people = [`${card.members} người`, `${card.from14} từ 14`, `${card.from15} từ 15`, `${card.from18} từ 18 tuổi`].join(" · ");
  return (
    <section class="card" aria-label="Thông tin hộ">
      <p><strong>{household.code || "Hộ mới"}</strong>{place && ` · ${place}`}</p>
      <p>{people}</p>
      <ul class="tags">
        {card.elderly60 > 0 && <li>{card.elderly60} người cao tuổi</li>}
        {card.disabled > 0 && <li>{card.disabled} người khuyết tật</li>}
        {card.noSmartphone > 0 && <li>{card.noSmartphone} chưa có điện thoại thông minh</li>}
      </ul>
      <div class="pair">
        {card.phone && <a class="button" href={`tel:${card.phone}`}><Icon name="phone" /> {phone(card.phone)}</a>}
        {place && <a class="button" href={`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`} target="_blank" rel="noreferrer"><Icon name="map" /> Bản đồ</a>}
      </div>
    </section>
  );
}
