// Words that are typed on the page of a draft are not lost when somebody goes elsewhere: they are
// saved at once, and the browser asks first for as long as they are not stored.

const box = document.getElementById("text");
let stored = "unsaved" in box.dataset ? null : box.defaultValue;
let sent = null;
let leaving = false;

const unsaved = () => !leaving && box.value !== stored;

box.addEventListener("htmx:beforeRequest", () => { sent = box.value; });
// The server says so; an answer that somebody else has saved meanwhile does not.
box.addEventListener("stored", () => { stored = sent; });
box.addEventListener("htmx:afterRequest", () => { sent = null; });

// Forms with the text, and the link that gives it up, are ways to be done with it.
document.addEventListener("submit", (event) => { leaving = event.target === box.form; });
document.addEventListener("click", (event) => { leaving ||= event.target.matches("[data-give-up]"); });

const save = () => { if (unsaved() && box.value !== sent) box.dispatchEvent(new Event("leave")); };

addEventListener("beforeunload", (event) => {
  if (!unsaved()) return;
  event.preventDefault();
  save();
});
document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
// The page is gone in a moment, and with it what it asks for in the usual way.
addEventListener("pagehide", () => {
  if (!unsaved() || !box.hasAttribute("hx-post")) return;
  fetch(box.form.action, { method: "POST", body: new URLSearchParams(new FormData(box.form)), keepalive: true });
});
// Whoever comes back by the browser's own button goes on where they were.
addEventListener("pageshow", () => { leaving = false; });
