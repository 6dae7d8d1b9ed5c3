// What is kept on this device: the key to the conversation, the draft, and messages on their way;
// the same of earlier conversations; and the size of the text. Where a browser forbids storage,
// or it is full, everything works until the page is left.

const NONE = { conversation: null, token: null, draft: "", queue: [] };
const OWN = Object.keys(NONE);

export class Storage {
  #key;
  #memory = null;

  /** Without a key, nothing outlives the page. */
  constructor(key) {
    this.#key = key;
    if (!key) this.#memory = {};
  }

  read() {
    if (this.#memory) return this.#memory;
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? {};
    } catch {
      return {};
    }
  }

  write(changes) {
    const all = { ...this.read(), ...changes };
    if (this.#memory) {
      this.#memory = all;
      return;
    }
    try {
      localStorage.setItem(this.#key, JSON.stringify(all));
    } catch {
      this.#memory = all;
    }
  }

  /** Keep this conversation for later and take up another, or none. */
  replace(other = {}) {
    const all = this.read();
    const earlier = (all.earlier ?? []).filter((old) => old.conversation !== other.conversation);
    if (all.token) earlier.push(Object.fromEntries(OWN.map((name) => [name, all[name]])));
    const same = all.earlier?.find((old) => old.conversation === other.conversation);
    this.write({ ...NONE, ...same, ...other, earlier });
  }

  /** The conversation before this one, if there is one on this device. */
  get before() {
    return this.read().earlier?.at(-1) ?? null;
  }
}
