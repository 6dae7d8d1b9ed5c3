// Opens the chat from the page's own button, and says when the assistant has woken up.

const PAUSE = 3000;
const button = document.querySelector(".begin");
const waiting = document.querySelector("#waiting");

button.hidden = false;
button.addEventListener("click", async () => {
  await customElements.whenDefined("folkmoot-chat");
  document.querySelector("folkmoot-chat").open();
});

async function watch() {
  const ready = await fetch("/readyz").then((answer) => answer.ok, () => false);
  waiting.hidden = ready;
  if (!ready) setTimeout(watch, PAUSE);
}

if (!waiting.hidden) setTimeout(watch, PAUSE);
