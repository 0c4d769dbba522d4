import type { ComponentChildren } from "preact";
import { useField } from "./field";
import { Icon, type IconName } from "./icons";

const tabs: { to: string; name: string; icon: IconName; under: string[] }[] = [
  { to: "", name: "Hôm nay", icon: "today", under: ["", "thong-bao"] },
  { to: "ho", name: "Hộ", icon: "house", under: ["ho"] },
  { to: "hoat-dong", name: "Hoạt động", icon: "people", under: ["hoat-dong"] },
  { to: "them", name: "Thêm", icon: "more", under: ["them", "co-so", "i-speed", "kho-khan", "to", "cam-nang", "may", "so-gui"] },
];

/** What stands around every screen: the line that says how sending goes, and the four places below. */
export function Frame({ here, said, children }: { here: string; said: string; children: ComponentChildren }) {
  return (
    <>
      <SendingLine />
      {children}
      <p class={said ? "said" : "said empty-said"} role="status">{said}</p>
      <nav class="tabs" aria-label="Mục chính">
        {tabs.map((tab) => (
          <a key={tab.to} href={`#/${tab.to}`} aria-current={tab.under.includes(here) ? "page" : undefined}>
            <Icon name={tab.icon} />
            <span>{tab.name}</span>
          </a>
        ))}
      </nav>
    </>
  );
}

/** “Đã gửi / N đang chờ / N bị từ chối”, on every screen; leads to the receipts. */
function SendingLine() {
  const { notebook, sync } = useField();
  const waiting = notebook.outbox.count("waiting");
  const refused = notebook.outbox.count("refused");
  return (
    <header class="top">
      <a class="sending" href="#/so-gui">
        {waiting === 0 && refused === 0 && <span class="sending-part"><Icon name="check" /> Đã gửi hết</span>}
        {waiting > 0 && <span class="sending-part"><Icon name="clock" /> {waiting} đang chờ</span>}
        {refused > 0 && <span class="sending-part bad"><Icon name="stop" /> {refused} bị từ chối</span>}
        <span class="sending-now">{syncWords(sync.kind === "waiting" ? sync.reason : sync.kind)}</span>
      </a>
    </header>
  );
}

function syncWords(state: string): string {
  switch (state) {
    case "running": return "đang kết nối…";
    case "noNetwork": return "chưa có mạng";
    case "busy": return "máy chủ bận";
    case "refused": return "cần xem";
    default: return "";
  }
}
