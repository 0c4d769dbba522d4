/** What a search compares, as the server does it: no diacritics, đ as d, no case, single spaces. Dropping the marks makes oà/òa and uý/úy alike. */
export function fold(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at++) {
    const letter = letters[text.charCodeAt(at)];
    if (letter === undefined) return foldAny(text);
    folded += letter;
  }
  return spaces.test(folded) ? folded.replace(/\s+/g, " ").trim() : folded;
}

/** By the rules themselves, whatever is written. */
export function foldAny(text: string): string {
  return text.normalize("NFD").replace(/[\p{Mn}\p{Cf}]/gu, "").replace(/[đĐ]/g, "d").replace(/[’‘`ʼ´]/g, "'").replace(/[–—‑]/g, "-").toLowerCase().replace(/\s+/g, " ").trim();
}

const spaces = /^\s|\s$|\s\s|[^\S ]/;

/** Each letter of Vietnamese folded once, so that a hundred thousand names are folded in a moment: Latin, marks that combine, and Latin with marks. */
const letters: (string | undefined)[] = [];
for (const [from, to] of [[0x20, 0x24f], [0x300, 0x36f], [0x1e00, 0x1eff]] as const) {
  for (let code = from; code <= to; code++) {
    const letter = String.fromCharCode(code);
    letters[code] = /\s/.test(letter) ? letter : foldAny(letter);
  }
}
