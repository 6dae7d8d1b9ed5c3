// What is said at the end of the transcript, with what can be done about it.

import { button, el } from "./dom.js";

export class Notice {
  #node;
  #say;
  /** What is said just now, or null. */
  text = null;

  constructor(node, say) {
    this.#node = node;
    this.#say = say;
  }

  /** Say something, with buttons as [label, action]; or nothing. */
  show(text, ...buttons) {
    if (text === this.text) return;
    this.text = text;
    this.#node.hidden = !text;
    this.#node.replaceChildren();
    if (!text) return;
    this.#node.append(el("p", {}, text), ...buttons.map(([label, act]) => button(label, act)));
    if (buttons.length) this.#node.scrollIntoView({ block: "nearest" });
    this.#say(text);
  }
}
