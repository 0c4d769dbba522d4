import type { Desk } from "../sync/wire";

/** Something of the guide that can be read: a topic of a program in force, or an answer. */
export interface Lesson {
  /** Names it for good: read once on this phone, it does not come again. */
  key: string;
  title: string;
  from: string;
}

export const topicKey = (program: string, topic: string) => `noi-dung/${program}/${topic}`;

export const answerKey = (answer: string) => `hoi-dap/${answer}`;

/** Bài hướng dẫn nên xem: new answers first, for somebody needed them, then topics in the order of the document; without those that were opened here. */
export function lessonsOf(desk: Desk | undefined, opened: ReadonlySet<string>): Lesson[] {
  const answers = (desk?.answers ?? []).map((one) => ({ key: answerKey(one.id), title: one.question, from: "Hỏi đáp mới" }));
  const topics = (desk?.programs ?? []).flatMap((program) =>
    program.topics.filter((topic) => topic.guide).map((topic) => ({ key: topicKey(program.id, topic.id), title: topic.name, from: program.title })));
  return [...answers, ...topics].filter((lesson) => !opened.has(lesson.key));
}

/** What counts as opened when the guide first comes to a phone: answers that were there before are not news. */
export const openedAtFirst = (desk: Desk): string[] => (desk.answers ?? []).map((one) => answerKey(one.id));
