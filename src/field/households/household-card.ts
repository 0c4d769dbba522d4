import type { HouseholdCard } from "../sync/wire";

/** The head alone: who else lives there is asked, not guessed. */
export const emptyCard: HouseholdCard = { head: "", address: "", phone: "", members: 1, from14: 1, from15: 1, from18: 1, elderly60: 0, disabled: 0, noSmartphone: 0 };

/** The card in a record's body, and nothing else of it. */
export function cardOf(body: Record<string, unknown> | undefined): Partial<HouseholdCard> {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => name in emptyCard)) as Partial<HouseholdCard>;
}

/** What cannot be, by field: the server's rules in its words, said before anything is sent. */
export function cardFaults(card: HouseholdCard): Partial<Record<keyof HouseholdCard, string>> {
  const faults: Partial<Record<keyof HouseholdCard, string>> = {};
  if (card.head.trim().length === 0) faults.head = "Ghi tên chủ hộ.";
  if (card.phone && !/^0[35789]\d{8}$/.test(card.phone.replace(/[ .]/g, ""))) faults.phone = "Số điện thoại gồm mười chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09; bỏ trống nếu không có.";
  if (card.from14 > card.members) faults.from14 = "Không thể nhiều hơn số nhân khẩu.";
  if (card.from15 > card.from14) faults.from15 = "Không thể nhiều hơn số người từ 14 tuổi.";
  if (card.from18 > card.from15) faults.from18 = "Không thể nhiều hơn số người từ 15 tuổi.";
  if (card.elderly60 > card.from18) faults.elderly60 = "Không thể nhiều hơn số người từ 18 tuổi.";
  if (card.disabled > card.members) faults.disabled = "Không thể nhiều hơn số nhân khẩu.";
  if (card.noSmartphone > card.members) faults.noSmartphone = "Không thể nhiều hơn số nhân khẩu.";
  return faults;
}

export function cardBody(card: HouseholdCard): Record<string, unknown> {
  const { phone, address, ...rest } = card;
  const digits = phone?.replace(/[ .]/g, "");
  return { ...rest, head: card.head.trim(), ...(address.trim() && { address: address.trim() }), ...(digits && { phone: digits }) };
}

/** Changing one number drags along the ones that can't stay: fewer members, fewer from 14, and so on down; more from 18, more from 15. */
export function withCount(card: HouseholdCard, name: "members" | "from14" | "from15" | "from18" | "elderly60", value: number): HouseholdCard {
  const ladder = ["members", "from14", "from15", "from18", "elderly60"] as const;
  const at = ladder.indexOf(name);
  const next = { ...card, [name]: value };
  ladder.forEach((step, index) => {
    if (index < at) next[step] = Math.max(next[step], value);
    else if (index > at) next[step] = Math.min(next[step], value);
  });
  return { ...next, disabled: Math.min(next.disabled, next.members), noSmartphone: Math.min(next.noSmartphone, next.members) };
}
