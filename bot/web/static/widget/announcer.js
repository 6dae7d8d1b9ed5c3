// Says things to screen readers, apart from the visible transcript.
//
// Two slots take turns, so that the same sentence said twice is spoken twice. What has been said
// is taken away again, so that nobody meets it while reading the page.

import { el } from "./dom.js";

const STAYS = 2000;
const LONG = 300;

export class Announcer {
  #slots;
  #next = 0;

  constructor(slots) {
    this.#slots = slots;
  }

  /** Say sentences. Each is a text, or a text and its language. */
  say(...sentences) {
    const slot = this.#slots[this.#next];
    this.#next = 1 - this.#next;
    const spoken = sentences.map((sentence) => {
      const [text, lang = ""] = [sentence].flat();
      return el("span", { lang }, `${text} `);
    });
    slot.replaceChildren(...spoken);
    setTimeout(() => spoken.forEach((node) => node.remove()), STAYS);
  }
}

/** Replies as sentences: of a long one that is not the last, only its beginning. */
export function sentences(replies, language, t) {
  return replies.flatMap(({ text, choices }, index) => {
    const lines = text.split(/\n+/);
    const short = index < replies.length - 1 && text.length > LONG ? lines.slice(0, 1) : lines;
    // Lines are heard as sentences, so each of them ends.
    const heard = short.map((line) => line.replace(/[\p{L}\p{N}]$/u, "$&.")).join(" ");
    return [[heard, language], ...choosing(choices.map(({ label }) => label), language, t)];
  });
}

/** What can be chosen, as sentences. */
export function choosing(labels, language, t) {
  return labels.length ? [t("canChoose"), [`${labels.join(", ")}.`, language]] : [];
}
