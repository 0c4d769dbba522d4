// A scanned invitation brings its code behind the #, which no server is told. It goes into the form, out of the address and the history, and is sent.
const form = document.querySelector<HTMLFormElement>("form[data-code-form]");
const field = form?.querySelector<HTMLInputElement>("input[name=ma]");
const code = decodeURIComponent(window.location.hash.slice(1));
if (form && field && /^[0-9A-Za-z]{5}-?[0-9A-Za-z]{5}$/.test(code)) {
  window.history.replaceState(null, "", window.location.pathname);
  field.value = code;
  form.requestSubmit();
}
