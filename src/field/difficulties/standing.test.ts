import { beforeEach, expect, test } from "vitest";
import { desk, Phone, village } from "../sync/phone.fixture";
import { PretendServer } from "../sync/server.fixture";
import type { DifficultyState, NoticeChange } from "../sync/wire";
import { asksForWord, raised, standingWords } from "./standing";

const id = "019a5000-0000-7000-8000-0000000000d1";

let server: PretendServer;
let phone: Phone;

const told = (version: number, state: DifficultyState, text = ""): NoticeChange => ({
  kind: "notice", id, version, type: "difficulty", recordId: id, title: "Khó khăn của bạn", text, at: "2025-11-05T02:00:00Z", from: "Xã",
  difficulty: { state, level: "commune", topic: "network", question: "Sóng yếu ở cuối xóm", villageId: village },
});

const reply = (verdict: "confirmed" | "reopened", version: number) => phone.notebook.record([phone.maker.make("difficultyReply", { villageId: village }, { difficultyId: id, verdict, version })]);

beforeEach(async () => {
  server = new PretendServer();
  server.log.push(desk(village));
  phone = await Phone.enrolled(server);
  await phone.round();
});

async function tell(notice: NoticeChange): Promise<void> {
  server.log.push(notice);
  await phone.round();
}

test("one that was raised elsewhere is known by what the server tells of it", async () => {
  await tell(told(2, "taken"));

  expect(raised(phone.notebook)).toMatchObject([{ id, topic: "network", text: "Sóng yếu ở cuối xóm" }]);
  expect(standingWords(raised(phone.notebook)[0]!)).toBe("Đã nhận, cấp xã");
});

test("an answer asks for a word, which is said at once and without a network", async () => {
  await tell(told(3, "answered", "Đã sửa trạm"));
  expect(asksForWord(raised(phone.notebook)[0]!)).toBe(true);

  await reply("confirmed", 3);

  const one = raised(phone.notebook)[0]!;
  expect(asksForWord(one)).toBe(false);
  expect(standingWords(one)).toBe("Bạn đã xác nhận");
});

test("a better answer asks again, whatever was said of the one before", async () => {
  await tell(told(3, "answered", "Đã sửa trạm"));
  await reply("reopened", 3);

  await tell(told(5, "answered", "Đã thay trạm"));

  expect(asksForWord(raised(phone.notebook)[0]!)).toBe(true);
});

test("once the server has heard it, its state speaks", async () => {
  await tell(told(3, "answered", "Đã sửa trạm"));
  await reply("reopened", 3);

  await tell(told(4, "reopened"));

  expect(standingWords(raised(phone.notebook)[0]!)).toBe("Đã mở lại, cấp xã");
});
