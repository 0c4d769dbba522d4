import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Screen } from "../look/parts";
import { phone } from "../look/words";
import { roleName } from "./roles";

/** Roster, contacts and the group's link, offline. */
export function TeamPage() {
  const { notebook } = useField();
  const teams = notebook.shelf.desk?.teams ?? [];
  return (
    <Screen title="Tổ của tôi">
      {teams.length === 0 && <Empty>Danh sách Tổ sẽ về máy khi có mạng. Nếu đã có mạng mà vẫn trống: hỏi Tổ trưởng xem bạn đã có trong quyết định thành lập Tổ chưa.</Empty>}
      {teams.map((team) => (
        <section key={team.id} aria-label={team.name}>
          <h2>{team.name}</h2>
          <p class="muted">{team.unitName} · bạn là {roleName(team.role)} · {team.members.length} thành viên</p>
          {team.groupUrl && /^https:\/\//.test(team.groupUrl) && <a class="button wide" href={team.groupUrl} target="_blank" rel="noreferrer"><Icon name="people" /> Mở nhóm của Tổ</a>}
          <ul class="rows">
            {team.members.map((member) => (
              <li key={member.id}>
                {member.phone
                  ? <a class="row" href={`tel:${member.phone}`}><Person {...member} /><span class="row-end"><Icon name="phone" /> <span class="hidden">gọi </span>{phone(member.phone)}</span></a>
                  : <div class="row still"><Person {...member} /></div>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Screen>
  );
}

function Person({ name, role }: { name: string; role: string }) {
  return <span class="row-text"><span class="row-title">{name}</span><span class="row-detail">{roleName(role)}</span></span>;
}
