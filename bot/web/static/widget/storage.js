// What is kept on this device: the key to the conversation, the draft, and messages on their way;
// the same of earlier conversations; and the size of the text. Where a browser forbids storage,
// or it is full, everything works until the page is left, and `keeps` says so.

const NONE = { conversation: null, token: null, draft: "", queue: [] };
const OWN = Object.keys(NONE);

export class Storage {
  #key;
  // What could not be kept on the device.
  #memory = null;

  /** Without a key, nothing is to outlive the page. */
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
    this.#memory = { ...this.read(), ...changes };
    if (!this.#key) return;
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#memory));
      this.#memory = null;
    } catch {
      // It stays in memory. There may be room again for what is written next.
    }
  }

  /** Whether what was written last outlives the page, if it is to. */
  get keeps() {
    return !this.#key || !this.#memory;
  }

  /** Keep this conversation for later and take up another, or none. */
  replace(other = {}) {
    const all = this.read();
    const known = all.earlier ?? [];
    const same = known.find((old) => old.conversation === other.conversation);
    const earlier = known.filter((old) => old !== same);
    const left = all.token ? [Object.fromEntries(OWN.map((name) => [name, all[name]]))] : [];
    // Whoever goes back, and back again, comes by all of them.
    const kept = same ? [...left, ...earlier] : [...earlier, ...left];
    this.write({ ...NONE, ...same, ...other, earlier: kept });
  }

  /** The conversation before this one, if there is one on this device. */
  get before() {
    return this.read().earlier?.at(-1) ?? null;
  }
}
