// Khóa truy cập: a form fetches a challenge, the device answers it with its owner's finger, face or PIN, and the form goes its usual way.
interface Asked {
  challenge: string;
  options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
}

const isUsable = "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;

const answer = (kind: string | undefined, options: Asked["options"]): Promise<Credential | null> =>
  kind === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });

const fill = (form: HTMLFormElement, name: string, value: string): void => {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
};

const words = (fault: unknown): string => {
  const name = fault instanceof DOMException ? fault.name : "";
  if (name === "InvalidStateError") return "Thiết bị này đã có khóa truy cập của tài khoản.";
  if (name === "NotAllowedError") return "Chưa dùng được khóa truy cập: bạn đã hủy, đã quá thời gian chờ, hoặc thiết bị không có khóa.";
  return "Không dùng được khóa truy cập trên thiết bị này. Hãy thử lại hoặc dùng cách khác.";
};

const run = async (form: HTMLFormElement): Promise<void> => {
  const response = await fetch(form.dataset["challenge"] ?? "", { method: "POST", body: new FormData(form) });
  // The password is asked for again first, or the session is over: the page that says so takes over.
  if (response.redirected) return window.location.assign(response.url);
  if (!response.ok) throw new Error(`${response.status}`);
  const asked = (await response.json()) as Asked;
  const credential = await answer(form.dataset["passkey"], asked.options);
  fill(form, "challenge", asked.challenge);
  fill(form, "credential", JSON.stringify(credential));
  form.submit();
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset["passkey"]) return;
  event.preventDefault();
  const [button, message] = [form.querySelector("button"), form.querySelector(".passkey-message")];
  if (message) message.textContent = "";
  if (button) button.disabled = true;
  run(form).catch((fault: unknown) => {
    if (message) message.textContent = words(fault);
    if (button) button.disabled = false;
  });
});

if (isUsable) {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) form.hidden = false;
  for (const note of document.querySelectorAll<HTMLElement>(".passkey-missing")) note.hidden = true;
}
