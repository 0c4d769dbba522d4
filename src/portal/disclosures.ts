// The account card and other floating disclosures close on Escape and on a click elsewhere.
const openCards = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll<HTMLDetailsElement>("details[data-floating][open]");

document.addEventListener("click", (event) => {
  for (const details of openCards()) {
    if (!details.contains(event.target as Node)) details.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const details of openCards()) {
    details.open = false;
    details.querySelector("summary")?.focus();
  }
  document.querySelector(".unit-search-results")?.replaceChildren();
});
