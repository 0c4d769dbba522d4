const roles: Record<string, string> = { leader: "Tổ trưởng", standingDeputy: "Tổ phó thường trực", deputy: "Tổ phó", member: "Thành viên" };

/** Chức vụ trong Tổ, as the decision words it. */
export const roleName = (code: string) => roles[code] ?? code;
