// A report's draft is kept while one types: what was typed and not saved for a while is sent, and the form goes on from the version that the server answers.

const pause = 20_000;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) {
  const state = form.querySelector<HTMLElement>("[data-autosave-state]");
  let timer = 0;
  let saving = false;
  let typed = false;

  const say = (text: string) => {
    if (state) state.textContent = text;
  };

  const save = async (): Promise<boolean> => {
    if (saving || !typed) return false;
    saving = true;
    typed = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>), headers: { Accept: "application/json" } });
      const body = (await answer.json()) as { version?: number; title?: string; detail?: string };
      if (!answer.ok || body.version === undefined) {
        say(`${body.title ?? "Chưa ghi được."} ${body.detail ?? ""}`);
        return false;
      }
      for (const field of document.querySelectorAll<HTMLInputElement>("form[data-autosave] input[name=v], form[data-autosave-follows] input[name=v]")) field.value = String(body.version);
      say(`Đã tự ghi lúc ${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}.`);
      return true;
    } catch {
      typed = true;
      say("Mất mạng: chưa ghi được, sẽ thử lại. Đừng đóng trang.");
      timer = window.setTimeout(() => void save(), pause);
      return false;
    } finally {
      saving = false;
    }
  };

  form.addEventListener("input", () => {
    typed = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pause);
    say("");
  });
  form.addEventListener("submit", () => {
    typed = false;
    window.clearTimeout(timer);
  });
  // What stands beside the form, e.g. sending it or attaching a file, goes on from what is typed: that is saved first.
  for (const follower of document.querySelectorAll<HTMLFormElement>("form[data-autosave-follows]")) {
    follower.addEventListener("submit", event => {
      if (!typed) return;
      event.preventDefault();
      window.clearTimeout(timer);
      void save().then(saved => {
        if (saved) follower.requestSubmit(event.submitter);
      });
    });
  }
  window.addEventListener("beforeunload", event => {
    if (typed || saving) event.preventDefault();
  });
}
