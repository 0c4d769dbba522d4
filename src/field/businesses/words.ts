import type { BusinessKind } from "../sync/wire";

export const businessKinds: { id: BusinessKind; name: string }[] = [
  { id: "shop", name: "Cửa hàng, tạp hóa" },
  { id: "householdBusiness", name: "Hộ kinh doanh" },
  { id: "cooperative", name: "Hợp tác xã" },
  { id: "enterprise", name: "Doanh nghiệp" },
];

export const kindName = (kind: BusinessKind) => businessKinds.find((one) => one.id === kind)?.name ?? "";
