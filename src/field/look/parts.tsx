import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons";
import { back } from "./router";

/** A screen: its heading takes the focus, so that a screen reader says where one is. */
export function Screen({ title, top, children, foot }: { title: string; top?: boolean; children: ComponentChildren; foot?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Cộng Đồng Số`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [title]);
  return (
    <main class={foot ? "screen has-foot" : "screen"}>
      <div class="screen-head">
        {!top && (
          <button type="button" class="plain-icon" aria-label="Quay lại" onClick={back}>
            <Icon name="back" />
          </button>
        )}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
      </div>
      {children}
      {foot && <div class="foot">{foot}</div>}
    </main>
  );
}

/** One row that leads on. */
export function RowLink({ to, icon, title, detail, end }: { to: string; icon?: IconName; title: string; detail?: ComponentChildren; end?: ComponentChildren }) {
  return (
    <a class="row" href={`#/${to}`}>
      {icon && <Icon name={icon} />}
      <span class="row-text">
        <span class="row-title">{title}</span>
        {detail && <span class="row-detail">{detail}</span>}
      </span>
      {end}
      <Icon name="next" />
    </a>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  fault?: string | undefined;
  type?: "text" | "tel" | "date" | "time";
  inputMode?: "numeric" | "decimal" | "tel" | "text";
  lines?: number;
  required?: boolean;
  suffix?: string;
  max?: number;
}

export function Field({ label, value, onInput, hint, fault, type = "text", inputMode, lines, required, suffix, max = 200 }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;
  const shared = { id, value, required, maxLength: max, "aria-describedby": described, "aria-invalid": Boolean(fault) };
  return (
    <div class="field">
      <label for={id}>{label}{suffix && <span class="muted"> ({suffix})</span>}</label>
      {lines
        ? <textarea {...shared} rows={lines} onInput={(event) => onInput(event.currentTarget.value)} />
        : <input {...(shared as object)} type={type as "text"} inputMode={inputMode} autocomplete="off" onInput={(event) => onInput(event.currentTarget.value)} />}
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {fault && <p class="fault" id={`${id}-fault`}><Icon name="stop" /> {fault}</p>}
    </div>
  );
}

/** Chips of which one (radio) or several (checkbox) hold. */
export function Chips<T extends string>({ legend, options, chosen, onToggle, single }: {
  legend: string; options: readonly { id: T; name: string }[]; chosen: readonly T[]; onToggle: (id: T) => void; single?: boolean;
}) {
  const name = useId();
  return (
    <fieldset class="chips">
      <legend>{legend}</legend>
      <div class="chip-list">
        {options.map((option) => (
          <label class="chip" key={option.id}>
            <input type={single ? "radio" : "checkbox"} name={name} checked={chosen.includes(option.id)} onChange={() => onToggle(option.id)} />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A whole number with − and + for one thumb, typed as well. */
export function Stepper({ label, value, onChange, min = 0, max = 100, step = 1 }: { label: string; value: number; onChange: (value: number) => void; min?: number; max?: number; step?: number }) {
  const id = useId();
  const set = (next: number) => onChange(Math.min(max, Math.max(min, Number.isFinite(next) ? Math.round(next) : min)));
  return (
    <div class="stepper">
      <label for={id}>{label}</label>
      <div class="stepper-row">
        <button type="button" aria-label={`Bớt: ${label}`} disabled={value <= min} onClick={() => set(value - step)}>−</button>
        <input id={id} inputMode="numeric" value={String(value)} onInput={(event) => set(Number(event.currentTarget.value.replace(/\D/g, "")))} />
        <button type="button" aria-label={`Thêm: ${label}`} disabled={value >= max} onClick={() => set(value + step)}>+</button>
      </div>
    </div>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

export function Note({ kind, children }: { kind: "info" | "warn" | "bad" | "good"; children: ComponentChildren }) {
  const icon: Record<string, IconName> = { info: "bell", warn: "stop", bad: "stop", good: "check" };
  return <div class={`note ${kind}`}><Icon name={icon[kind]!} /><div>{children}</div></div>;
}

/** Share of a target, told in words beside it; the bar is decoration. */
export function Bar({ share, mark }: { share: number; mark?: number | undefined }) {
  return (
    <span class="bar" aria-hidden="true">
      <span class="bar-fill" style={{ width: `${Math.min(100, Math.max(0, share))}%` }} />
      {mark !== undefined && mark < 100 && <span class="bar-mark" style={{ insetInlineStart: `${mark}%` }} />}
    </span>
  );
}
