// Days and times are Vietnam's wherever the phone thinks it is: no daylight saving, always +07:00.
const offset = 7 * 3_600_000;

const inVietnam = (ms: number) => new Date(ms + offset).toISOString();

/** 03/11/2025 */
export function day(ms: number): string {
  const [year, month, date] = inVietnam(ms).slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
}

/** 08:15 */
export const time = (ms: number) => inVietnam(ms).slice(11, 16);

/** 2025-11-03, for inputs. */
export const isoDay = (ms: number) => inVietnam(ms).slice(0, 10);

/** The instant of a day and a time in Vietnam. */
export const instant = (isoDate: string, clock: string) => Date.parse(`${isoDate}T${clock}:00+07:00`);

/** Monday's midnight of the week, as the programs count weeks. */
export function weekStart(ms: number): number {
  const midnight = Date.parse(`${isoDay(ms)}T00:00:00+07:00`);
  const weekday = (new Date(ms + offset).getUTCDay() + 6) % 7;
  return midnight - weekday * 86_400_000;
}

const weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

export const weekday = (ms: number) => weekdays[new Date(ms + offset).getUTCDay()]!;

/** "hôm nay 08:15", "hôm qua", then the date. */
export function when(ms: number, now: number): string {
  if (isoDay(ms) === isoDay(now)) return `hôm nay ${time(ms)}`;
  return isoDay(ms) === isoDay(now - 86_400_000) ? "hôm qua" : day(ms);
}

/** 1.477 and 12,5 */
export function number(value: number, decimals = 0): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${value < 0 ? "−" : ""}${grouped}${fraction && Number(fraction) > 0 ? `,${fraction.replace(/0+$/, "")}` : ""}`;
}

/** 6 giờ 30 phút */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (hours === 0) return `${rest} phút`;
  return rest === 0 ? `${hours} giờ` : `${hours} giờ ${rest} phút`;
}

const quarters = ["I", "II", "III", "IV"];

/** 2025-Q4 is "quý IV/2025", 2025-11 "tháng 11/2025", 2025 "năm 2025". */
export function periodName(code: string): string {
  const [year, part] = code.split("-");
  if (part === undefined) return `năm ${year}`;
  if (part.startsWith("Q")) return `quý ${quarters[Number(part.slice(1)) - 1] ?? part}/${year}`;
  return part.startsWith("W") ? `tuần ${part.slice(1)}/${year}` : `tháng ${part}/${year}`;
}

export const percent = (part: number, of: number) => (of === 0 ? "–" : `${number((100 * part) / of, 1)} %`);

/** 0914 994 001 */
export const phone = (digits: string) => digits.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1 $2 $3");

