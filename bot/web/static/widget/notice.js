// What is said at the end of the transcript, with what can be done about it.

import { choosing } from "./announcer.js";
import { button, el } from "./dom.js";

export class Notice {
  #node;
  #t;
  #say;
  /** What is said just now, or null. */
  text = null;

  constructor(node, t, say) {
    this.#node = node;
    this.#t = t;
    this.#say = say;
  }

  /** Say something, with buttons as [label, action]; or nothing. */
  show(text, ...buttons) {
    if (text === this.text) return;
    this.text = text;
    // What has the focus and goes leaves it to the conversation.
    if (this.#node.contains(this.#node.getRootNode().activeElement)) this.#node.parentNode.focus();
    this.#node.hidden = !text;
    this.#node.replaceChildren();
    if (!text) return;
    this.#node.append(el("p", {}, text), ...buttons.map(([label, act]) => button(label, act)));
    if (buttons.length) this.#node.scrollIntoView({ block: "nearest" });
    this.#say(text, ...choosing(buttons.map(([label]) => label), "", this.#t));
  }
}
