// Says things to screen readers, apart from the visible transcript.
//
// Two slots take turns, so that the same sentence said twice is spoken twice. What has been said
// is taken away again, so that nobody meets it while reading the page.

const STAYS = 2000;

export class Announcer {
  #slots;
  #next = 0;

  constructor(slots) {
    this.#slots = slots;
  }

  say(text) {
    const slot = this.#slots[this.#next];
    this.#next = 1 - this.#next;
    slot.textContent = text;
    setTimeout(() => {
      if (slot.textContent === text) slot.textContent = "";
    }, STAYS);
  }
}
