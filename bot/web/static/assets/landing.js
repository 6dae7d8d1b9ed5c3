// Opens the chat from the page's own button or from a link with a code, and says when the
// assistant has woken up.

const PAUSE = 3000;
const LINK = /^#resume=(.+)$/;
const button = document.querySelector(".begin");
const waiting = document.querySelector("#waiting");

async function chat() {
  await customElements.whenDefined("folkmoot-chat");
  return document.querySelector("folkmoot-chat");
}

async function watch() {
  const ready = await fetch("/readyz").then((answer) => answer.ok, () => false);
  waiting.hidden = ready;
  if (!ready) setTimeout(watch, PAUSE);
}

/** Take the code out of the address bar, so that nobody reads it there or finds it later. */
async function followLink() {
  const code = LINK.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(null, "", location.pathname + location.search);
  (await chat()).resume(decodeURIComponent(code));
}

button.hidden = false;
button.addEventListener("click", async () => (await chat()).open());
addEventListener("hashchange", followLink);
followLink();
if (!waiting.hidden) setTimeout(watch, PAUSE);
