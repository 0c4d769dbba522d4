// Arrow keys lead from a search field down into the links of what it found, and back.
const links = (results: HTMLElement): HTMLAnchorElement[] => [...results.querySelectorAll<HTMLAnchorElement>("a[href]")].filter((link) => link.offsetParent !== null);

for (const field of document.querySelectorAll<HTMLInputElement>("input[data-results]")) {
  const found = (): HTMLElement | null => document.getElementById(field.dataset["results"] ?? "");

  document.addEventListener("keydown", (event) => {
    const results = found();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || !results || !(event.target instanceof HTMLElement)) return;
    const all = links(results);
    const at = event.target === field ? -1 : all.indexOf(event.target as HTMLAnchorElement);
    if (at === -1 && (event.target !== field || step < 0)) return;
    const next = at + step < 0 ? field : all[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
