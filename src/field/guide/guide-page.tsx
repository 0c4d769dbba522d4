import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { fold } from "../households/folding";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import { Empty, Screen } from "../look/parts";
import type { DeskAnswer } from "../sync/wire";
import { answerKey, topicKey } from "./lessons";

/** Cẩm nang: what each program asks and how it is counted, offline, with the clause it comes from. @param lesson The one that is open at first. */
export function GuidePage({ lesson }: { lesson: string }) {
  const { notebook } = useField();
  const [query, setQuery] = useState("");
  const programs = notebook.shelf.desk?.programs ?? [];
  const answers = notebook.shelf.desk?.answers ?? [];
  const own = new Set(programs.flatMap((program) => program.topics.map((topic) => topic.id)));
  const words = fold(query);
  const matches = (...texts: (string | undefined)[]) => words.length === 0 || texts.some((text) => text && fold(text).includes(words));
  return (
    <Screen title="Cẩm nang">
      <div class="search">
        <Icon name="search" />
        <input type="search" aria-label="Tìm trong cẩm nang" placeholder="Tìm trong cẩm nang" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      </div>
      {programs.length === 0 && <Empty>Cẩm nang sẽ về máy khi có mạng lần đầu.</Empty>}
      {programs.map((program) => {
        const indicators = program.indicators.filter((one) => matches(one.name, one.guide));
        const topics = program.topics.filter((one) => matches(one.name, one.guide) || answers.some((answer) => answer.topic === one.id && matches(answer.question, answer.answer)));
        if (indicators.length + topics.length === 0) return null;
        return (
          <section key={program.id} aria-label={program.title}>
            <h2>{program.title}</h2>
            {indicators.length > 0 && <h3>Chỉ tiêu: đếm thế nào</h3>}
            {indicators.map((one) => (
              <details key={one.id}>
                <summary>{one.name}</summary>
                {one.guide && <p>{one.guide}</p>}
                <p class="muted">Căn cứ: {one.clause}</p>
              </details>
            ))}
            {topics.length > 0 && <h3>Nội dung hướng dẫn người dân</h3>}
            {topics.map((one) => (
              <div key={one.id}>
                {one.guide ? <Opening name={topicKey(program.id, one.id)} lesson={lesson} title={one.name}><p>{one.guide}</p></Opening> : <p class="topic">{one.name}</p>}
                <Answers lesson={lesson} answers={answers.filter((answer) => answer.topic === one.id && matches(one.name, answer.question, answer.answer))} />
              </div>
            ))}
          </section>
        );
      })}
      <CommonAnswers lesson={lesson} answers={answers.filter((answer) => !own.has(answer.topic) && matches(answer.topicName, answer.question, answer.answer))} />
    </Screen>
  );
}

/** What was asked in the field and answered, under the topic it belongs to. */
function CommonAnswers({ answers, lesson }: { answers: DeskAnswer[]; lesson: string }) {
  if (answers.length === 0) return null;
  return (
    <section aria-label="Khó khăn thường gặp">
      <h2>Khó khăn thường gặp</h2>
      {[...new Set(answers.map((answer) => answer.topicName))].map((topic) => (
        <div key={topic}>
          <h3>{topic}</h3>
          <Answers lesson={lesson} answers={answers.filter((answer) => answer.topicName === topic)} />
        </div>
      ))}
    </section>
  );
}

function Answers({ answers, lesson }: { answers: DeskAnswer[]; lesson: string }) {
  return (
    <>
      {answers.map((answer) => (
        <Opening key={answer.id} name={answerKey(answer.id)} lesson={lesson} title={`Hỏi đáp: ${answer.question}`}>
          {answer.answer.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)}
        </Opening>
      ))}
    </>
  );
}

/** What is opened once is no longer told on the first screen. */
function Opening({ name, lesson, title, children }: { name: string; lesson: string; title: string; children: ComponentChildren }) {
  const { notebook } = useField();
  const here = useRef<HTMLDetailsElement>(null);
  const isAsked = name === lesson;
  useEffect(() => {
    if (!isAsked || !here.current) return;
    here.current.open = true;
    here.current.scrollIntoView({ block: "center" });
  }, [isAsked]);
  const opened = () => {
    if (here.current?.open) void notebook.shelf.keepOpened(name);
  };
  return <details ref={here} onToggle={opened}><summary>{title}</summary>{children}</details>;
}
