// While a name or phone is typed in the roster sheet, the people of the unit's teams are offered; whoever is chosen brings their phone.
interface Person {
  id: string;
  name: string;
  phone: string | null;
  teams: string;
}

const PAUSE = 250;
const NAME = "c1";
const PHONE = "c4";

const label = (person: Person): string => [person.phone, person.teams].filter(Boolean).join(" · ");

export const suggestPeople = (form: HTMLFormElement): void => {
  const list = document.getElementById("nguoi");
  const address = form.dataset["people"];
  if (!list || !address) return;
  let offered: Person[] = [];
  let timer = 0;

  const offer = async (text: string): Promise<void> => {
    const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    offered = (await answer.json()) as Person[];
    list.replaceChildren(
      ...offered.map((person) => {
        const option = document.createElement("option");
        option.value = person.name;
        option.label = label(person);
        return option;
      }),
    );
  };

  /** Chosen from the list: the input takes a whole name at once, which no key does. */
  const choose = async (cell: HTMLInputElement): Promise<void> => {
    const phone = cell.closest("tr")?.querySelector<HTMLInputElement>(`input[name=${PHONE}]`);
    const named = offered.filter((person) => person.name === cell.value && person.phone);
    const [chosen] = named;
    if (!phone || phone.value !== "" || !chosen || named.length > 1) return;
    const body = new URLSearchParams({ nguoi: chosen.id });
    const token = form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
    const answer = await fetch(form.dataset["person"] ?? "", { method: "POST", body, headers: { RequestVerificationToken: token } });
    if (!answer.ok || answer.redirected || phone.value !== "") return;
    phone.value = ((await answer.json()) as { phone: string }).phone;
    phone.dispatchEvent(new Event("input", { bubbles: true }));
  };

  form.addEventListener("input", (event) => {
    const cell = event.target;
    if (!(cell instanceof HTMLInputElement) || cell.name !== NAME) return;
    const kind = (event as InputEvent).inputType;
    window.clearTimeout(timer);
    if (kind === undefined || kind === "insertReplacementText") void choose(cell).catch(() => undefined);
    else timer = window.setTimeout(() => void offer(cell.value).catch(() => undefined), PAUSE);
  });
};
