import { expect, test } from "vitest";
import { day, duration, instant, isoDay, number, percent, periodName, phone, time, weekStart, when } from "./words";

const evening = Date.parse("2025-11-03T18:30:00Z");

test("days and times are Vietnam's", () => {
  expect(day(evening)).toBe("04/11/2025");
  expect(time(evening)).toBe("01:30");
  expect(instant(isoDay(evening), time(evening))).toBe(evening);
});

test("a week starts on Monday at midnight in Vietnam", () => {
  expect(new Date(weekStart(Date.parse("2025-11-09T16:59:00Z"))).toISOString()).toBe("2025-11-02T17:00:00.000Z");
  expect(weekStart(Date.parse("2025-11-02T17:00:00Z"))).toBe(Date.parse("2025-11-02T17:00:00Z"));
});

test("numbers are written the Vietnamese way", () => {
  expect([number(1477), number(12.5, 1), number(12, 1), number(1234567.25, 2), number(-3)]).toEqual(["1.477", "12,5", "12", "1.234.567,25", "−3"]);
  expect([percent(1, 3), percent(0, 0)]).toEqual(["33,3 %", "–"]);
  expect([duration(45), duration(120), duration(390)]).toEqual(["45 phút", "2 giờ", "6 giờ 30 phút"]);
  expect(phone("0914994001")).toBe("0914 994 001");
});

test("periods are named", () => {
  expect(["2025-Q4", "2025-11", "2025", "2025-W47"].map(periodName)).toEqual(["quý IV/2025", "tháng 11/2025", "năm 2025", "tuần 47/2025"]);
});

test("when something was is said as people say it", () => {
  expect([when(evening, evening + 60_000), when(evening - 86_400_000, evening), when(evening - 9 * 86_400_000, evening)]).toEqual(["hôm nay 01:30", "hôm qua", "26/10/2025"]);
});
