// A page within the panel, in place of the conversation: a heading, what belongs to it, and a way
// back. Focus goes to the heading, and on leaving to where it was.

import { button, el } from "./dom.js";

export class Sheet {
  #node;
  #rest;
  #t;
  #closed;
  #before = null;

  /** `rest` is what a sheet hides while it is open; `closed` is called when it is left. */
  constructor(node, rest, t, closed) {
    this.#node = node;
    this.#rest = rest;
    this.#t = t;
    this.#closed = closed;
  }

  get isOpen() {
    return !this.#node.hidden;
  }

  open(title, ...content) {
    if (!this.isOpen) this.#before = this.#node.getRootNode().activeElement;
    const back = button(this.#t("back"), () => this.close(), { className: "link back" });
    const heading = el("h3", { id: "sheet", tabIndex: -1 }, title);
    this.#node.replaceChildren(back, heading, ...content);
    this.#show(true);
    this.#node.scrollTop = 0;
    heading.focus();
  }

  close() {
    if (!this.isOpen) return;
    this.#show(false);
    this.#before?.focus();
    this.#closed();
  }

  /** Bring a sheet up to date, unless it has been left or somebody is at something in it. */
  refill(title, ...content) {
    const heading = this.#node.querySelector("h3");
    const root = this.#node.getRootNode();
    if (!this.isOpen || heading.textContent !== title || root.activeElement !== heading) return;
    // The heading stays where it is: moved, it would lose the focus.
    while (heading.nextSibling) heading.nextSibling.remove();
    heading.after(...content);
  }

  #show(open) {
    this.#node.hidden = !open;
    for (const node of this.#rest) node.hidden = open;
  }
}

/** A line of a sheet that says how something went. Screen readers hear it. */
export function outcome() {
  return el("p", { className: "outcome", role: "status" });
}

/** Say in that line why something did not happen. */
export function explain(line, status, body, t) {
  if (status === 0) line.textContent = t("noAnswer");
  else if ([404, 405, 501].includes(status)) line.textContent = t("notHere");
  else line.textContent = (status < 500 && body?.error?.message) || t("serverTrouble");
}

/** Says, where a conversation is left, that something in it is not sent yet; as a list. */
export function unsent(t, draft, { queue }) {
  return draft || queue.length ? [el("p", { className: "warning" }, t("unsent"))] : [];
}

/** A form of one field. `act` gets what was written, and the line that says how it went; it gives
 * false if what was written is wrong. */
export function field({ label, hint, action, value = "", ...properties }, act) {
  const line = Object.assign(outcome(), { id: "outcome" });
  const input = el("input", { id: "field", value, autocomplete: "off", required: true, ...properties });
  const note = el("p", { className: "hint", id: "about" }, hint);
  input.setAttribute("aria-describedby", "about");
  const send = el("button", { className: "main" }, action);
  let busy = false;
  const onsubmit = async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    const wrong = (await act(input.value.trim(), line)) === false;
    busy = false;
    input.setAttribute("aria-invalid", String(wrong));
    input.setAttribute("aria-describedby", wrong ? "about outcome" : "about");
  };
  const label_ = el("label", { htmlFor: "field" }, label);
  return el("form", { onsubmit, noValidate: true }, label_, note, input, send, line);
}
