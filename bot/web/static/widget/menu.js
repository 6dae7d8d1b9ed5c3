// The menu: a button and a plain list. Escape closes it, and so does going elsewhere.

import { button, el } from "./dom.js";

export class Menu {
  #opener;
  #list;
  #entries;

  /** `entries` gives, each time the menu is opened, [label, action] pairs or ready nodes. */
  constructor(opener, list, entries) {
    this.#opener = opener;
    this.#list = list;
    this.#entries = entries;
    opener.addEventListener("click", () => this.#show(list.hidden));
    const around = opener.parentElement;
    around.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || list.hidden) return;
      event.stopPropagation();
      this.#close();
    });
    around.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !around.contains(relatedTarget)) this.#show(false);
    });
    around.getRootNode().addEventListener("pointerdown", ({ target }) => {
      if (!around.contains(target)) this.#show(false);
    });
  }

  #close() {
    this.#show(false);
    this.#opener.focus();
  }

  #show(open) {
    if (open) {
      const items = this.#entries().map((entry) =>
        Array.isArray(entry) ? button(entry[0], () => this.#choose(entry[1])) : entry,
      );
      this.#list.replaceChildren(...items.map((item) => el("li", {}, item)));
    }
    this.#list.hidden = !open;
    this.#opener.setAttribute("aria-expanded", String(open));
  }

  #choose(action) {
    this.#close();
    action();
  }
}
