import { beforeEach, expect, test } from "vitest";
import { desk, Phone, village } from "../sync/phone.fixture";
import { PretendServer } from "../sync/server.fixture";
import type { DeskAnswer, DeskChange } from "../sync/wire";
import { lessonsOf } from "./lessons";

const topics = [{ id: "vneid", name: "Cài VNeID", guide: "Hướng dẫn cài VNeID." }, { id: "qr", name: "Thanh toán QR", guide: "Vận động." }, { id: "bare", name: "Không có lời" }];
const answer = (id: string): DeskAnswer => ({ id, topic: "vneid", topicName: "", question: `Hỏi ${id}?`, answer: "Trả lời." });

function guide(...answers: DeskAnswer[]): DeskChange {
  const change = desk(village);
  return { ...change, desk: { ...change.desk, answers, programs: [{ id: "p", version: 1, title: "Chương trình", indicators: [], topics, activityKinds: [] }] } };
}

let server: PretendServer;
let phone: Phone;
const titles = () => lessonsOf(phone.notebook.shelf.desk, phone.notebook.shelf.opened).map((lesson) => lesson.title);

beforeEach(async () => {
  server = new PretendServer();
  phone = await Phone.enrolled(server);
  server.log.push(guide(answer("old")));
  await phone.round();
});

test("a new phone is shown the topics that have words, and no answer that was there before it", () => {
  expect(titles()).toEqual(["Cài VNeID", "Thanh toán QR"]);
});

test("an answer that is published later comes first", async () => {
  server.log.push(guide(answer("old"), answer("new")));
  await phone.round();

  expect(titles()).toEqual(["Hỏi new?", "Cài VNeID", "Thanh toán QR"]);
});

test("what was opened goes, also over a kill and what the server says next", async () => {
  await phone.notebook.shelf.keepOpened("noi-dung/p/vneid");
  await phone.killed();
  server.log.push(guide(answer("old")));
  await phone.round();

  expect(titles()).toEqual(["Thanh toán QR"]);
});

test("a phone from before the guide told its lessons begins with what is published then", async () => {
  await phone.db.shelf.delete("opened");
  await phone.killed();
  server.log.push(guide(answer("old"), answer("new")));
  await phone.round();

  expect(titles()).toEqual(["Cài VNeID", "Thanh toán QR"]);
});
