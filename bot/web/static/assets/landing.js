// Opens the chat from the page's own button or from a link with a code, and says when the
// assistant has woken up, or has not loaded.

const PAUSE = 3000;
const PATIENCE = 5000;
const LINK = /^#resume=(.+)$/;
const button = document.querySelector(".begin");
const waiting = document.querySelector("#waiting");
const notLoaded = document.querySelector("#not-loaded");
// The widget's script comes first on the page. It has put this there, unless it did not load.
const chat = document.querySelector("folkmoot-chat");

async function watch() {
  const ready = await fetch("/readyz").then((answer) => answer.ok, () => false);
  waiting.hidden = ready;
  if (!ready) setTimeout(watch, PAUSE);
}

/** Say so if something takes long. */
async function patiently(opening) {
  const timer = setTimeout(() => (notLoaded.hidden = false), PATIENCE);
  await opening;
  clearTimeout(timer);
  notLoaded.hidden = true;
}

/** Take the code out of the address bar, so that nobody reads it there or finds it later. */
function followLink() {
  const code = LINK.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(null, "", location.pathname + location.search);
  patiently(chat.resume(decodeURIComponent(code)));
}

if (chat) {
  button.hidden = false;
  button.addEventListener("click", () => patiently(chat.open()));
  addEventListener("hashchange", followLink);
  followLink();
} else {
  notLoaded.hidden = false;
}
if (!waiting.hidden) setTimeout(watch, PAUSE);
