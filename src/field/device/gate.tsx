import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import icon from "../look/icon.svg";

/** The frame of the screens before the app is open. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Cộng Đồng Số`;
    if (!document.activeElement || document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <main class="gate">
      <p class="brand"><img src={icon} alt="" width="40" height="40" /> Cộng Đồng Số</p>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </main>
  );
}
