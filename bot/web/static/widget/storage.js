// What is kept on this device: the key to the conversation, the draft, and messages on their way.
// Where a browser forbids storage, everything works until the page is left.

export class Storage {
  #key;
  #memory = {};

  constructor(address) {
    this.#key = `folkmoot:${address}`;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }

  write(changes) {
    this.#memory = { ...this.read(), ...changes };
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#memory));
    } catch {
      // Kept in memory only.
    }
  }
}
