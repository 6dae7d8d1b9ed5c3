// Opens the chat from the page's own button, from a link with a code, or from the plain pages, and
// says when the assistant has woken up, or has not loaded.

const PAUSE = 3000;
const PATIENCE = 5000;
const LINK = /^#(?:resume=(.+)|go-on)$/;
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

/** Open the chat with what is open on the plain pages, which these keep to themselves. */
async function goOn() {
  const answer = await fetch("/answer/key", { method: "POST" }).catch(() => null);
  return answer?.ok ? chat.goOn(await answer.json()) : chat.open();
}

/** Take the code out of the address bar, so that nobody reads it there or finds it later. */
function followLink() {
  const link = LINK.exec(location.hash);
  if (!link) return;
  history.replaceState(null, "", location.pathname + location.search);
  patiently(link[1] ? chat.resume(decodeURIComponent(link[1])) : goOn());
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
