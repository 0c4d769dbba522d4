// Boards: what is pointed at is read out below the chart, and a map can be looked at closer. Without script the titles of the marks say the same.

const readOut = (figure: HTMLElement, text: string): void => {
  const output = figure.querySelector<HTMLOutputElement>(".readout");
  if (output) output.value = text;
};

// Of a line: the month nearest to the pointer, not only the dot itself.
for (const chart of document.querySelectorAll<SVGSVGElement>("svg[data-readout]")) {
  const figure = chart.closest("figure");
  const dots = [...chart.querySelectorAll<SVGCircleElement>("circle[data-text]")];
  if (!figure || dots.length === 0) continue;
  chart.addEventListener("pointermove", (event) => {
    const distance = (dot: SVGCircleElement): number => {
      const box = dot.getBoundingClientRect();
      return Math.abs(box.left + box.width / 2 - event.clientX);
    };
    const nearest = dots.reduce((best, dot) => (distance(dot) < distance(best) ? dot : best));
    for (const dot of dots) dot.classList.toggle("is-near", dot === nearest);
    readOut(figure, nearest.dataset["text"] ?? "");
  });
  chart.addEventListener("pointerleave", () => {
    for (const dot of dots) dot.classList.remove("is-near");
    readOut(figure, "");
  });
}

const button = (text: string, label: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
};

for (const figure of document.querySelectorAll<HTMLElement>("figure[data-map]")) {
  const map = figure.querySelector("svg");
  if (!map) continue;
  const tell = (event: Event): void => {
    const area = event.target instanceof Element ? event.target.closest("a") : null;
    readOut(figure, area?.getAttribute("aria-label") ?? "");
  };
  map.addEventListener("pointerover", tell);
  map.addEventListener("focusin", tell);
  map.addEventListener("pointerleave", () => readOut(figure, ""));

  const whole = map.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  const show = (x: number, y: number, width: number): void => {
    const height = (width * home.height) / home.width;
    const within = (at: number, from: number, size: number, part: number): number => Math.min(Math.max(at, from), from + size - part);
    map.setAttribute("viewBox", [within(x, home.x, home.width, width), within(y, home.y, home.height, height), width, height].join(" "));
    map.classList.toggle("is-closer", width < home.width);
  };
  const zoom = (factor: number): void => {
    const now = map.viewBox.baseVal;
    const width = Math.min(home.width, Math.max(home.width / 12, now.width * factor));
    show(now.x + (now.width - width) / 2, now.y + (now.height - (width * home.height) / home.width) / 2, width);
  };
  const tools = document.createElement("div");
  tools.className = "map-tools print-hidden";
  tools.append(
    button("+", "Phóng to bản đồ", () => zoom(0.6)),
    button("−", "Thu nhỏ bản đồ", () => zoom(1 / 0.6)),
    button("⤢", "Xem cả bản đồ", () => show(home.x, home.y, home.width)),
  );
  figure.prepend(tools);

  // Dragging moves a map that is looked at closer; a click stays a click on the area's link.
  let from: { x: number; y: number; left: number; top: number } | null = null;
  let moved = false;
  map.addEventListener("pointerdown", (event) => {
    const now = map.viewBox.baseVal;
    if (now.width < home.width) from = { x: event.clientX, y: event.clientY, left: now.x, top: now.y };
    moved = false;
  });
  map.addEventListener("pointermove", (event) => {
    if (!from || event.buttons === 0) return;
    const scale = map.viewBox.baseVal.width / map.getBoundingClientRect().width;
    moved ||= Math.abs(event.clientX - from.x) + Math.abs(event.clientY - from.y) > 4;
    if (moved) show(from.left - (event.clientX - from.x) * scale, from.top - (event.clientY - from.y) * scale, map.viewBox.baseVal.width);
  });
  addEventListener("pointerup", () => (from = null));
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
  }, true);
}
