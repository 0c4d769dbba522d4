// Sends a scan in parts, so that a broken line costs one part and not the file; without script the form sends it whole.
interface Progress {
  id: string;
  offset: number;
  size: number;
  complete: boolean;
}

const PAUSES = [1_000, 2_000, 5_000, 10_000, 20_000];

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, milliseconds));

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Only where the page came over a safe line does the browser compute it. */
const hashOf = async (file: File): Promise<string> => ("subtle" in crypto ? hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())) : "");

class Refused extends Error {}

const read = async (answer: Response): Promise<Progress> => {
  if (answer.redirected) throw new Refused("Phiên đăng nhập đã hết. Hãy đăng nhập lại rồi chọn lại tệp.");
  if (answer.ok) return (await answer.json()) as Progress;
  if (answer.status >= 500 || answer.status === 429) throw new Error(`${answer.status}`);
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  throw new Refused([problem.title ?? "Máy chủ không nhận tệp.", problem.detail].filter(Boolean).join(" "));
};

const send = async (form: HTMLFormElement, file: File, show: (share: number, words: string) => void): Promise<void> => {
  const token = form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
  const headers = { RequestVerificationToken: token };
  const part = Number(form.dataset["part"]);
  const body = new URLSearchParams({ name: file.name, size: `${file.size}`, sha256: await hashOf(file) });
  let progress: Progress | null = null;
  for (let failures = 0; !progress?.complete; ) {
    try {
      if (!progress) progress = await read(await fetch(form.dataset["scanUpload"] ?? "", { method: "POST", body, headers }));
      else {
        const content = file.slice(progress.offset, progress.offset + part);
        progress = await read(await fetch(`${form.action}/${progress.id}?tu=${progress.offset}`, { method: "PUT", body: content, headers }));
      }
      failures = 0;
      show(progress.offset / progress.size, `Đã gửi ${Math.floor((100 * progress.offset) / progress.size)} %`);
    } catch (fault) {
      if (fault instanceof Refused || failures >= PAUSES.length) throw fault;
      show(progress ? progress.offset / progress.size : 0, "Mạng đứt, đang thử lại…");
      await wait(PAUSES[failures++]!);
      // How far it came is asked anew: the answer to the last part may be what was lost.
      if (progress) progress = await read(await fetch(`${form.action}/${progress.id}/tien-do`)).catch(() => progress);
    }
  }
};

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-scan-upload]")) {
  form.addEventListener("submit", (event) => {
    const file = form.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    if (!file) return;
    event.preventDefault();
    const [bar, message, button] = [form.querySelector("progress"), form.querySelector("[data-scan-message]"), form.querySelector("button")];
    const show = (share: number, words: string): void => {
      if (bar) [bar.hidden, bar.value] = [false, share];
      if (message) message.textContent = words;
    };
    if (button) button.disabled = true;
    send(form, file, show)
      .then(() => window.location.reload())
      .catch((fault: unknown) => {
        show(0, fault instanceof Refused ? fault.message : "Không gửi được. Hãy kiểm tra mạng rồi chọn lại tệp: phần đã gửi được giữ một ngày.");
        if (button) button.disabled = false;
      });
  });
}
