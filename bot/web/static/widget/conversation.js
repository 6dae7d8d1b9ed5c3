// A conversation with the assistant: opening it, and sending messages so that none is lost.
//
// Messages wait in a queue on this device until the server has answered them. Each has an id,
// so that sending one again is always safe. Events tell the view what happens:
//   state   {transcript, progress, …}    everything, when a conversation is opened or taken up
//   sending {message}                    a message is on its way
//   waiting {message, seconds}           it could not be sent; it is tried again by itself
//   replied {message, outcome}           the assistant has answered it
//   refused {message, reason}            the server will not take it as it is
//   unreachable {seconds}                no conversation can be opened just now
//   gone                                 the conversation does not exist any more

const PAUSES = [1, 2, 4, 8, 15, 30];
const TIMEOUT = 30_000;
const TRY_AGAIN = new Set([429, 500, 502, 503, 504]);

export class Conversation extends EventTarget {
  #address;
  #storage;
  #running = false;
  #wake = () => {};

  constructor(address, storage) {
    super();
    this.#address = address;
    this.#storage = storage;
    addEventListener("online", () => this.tryNow());
  }

  get draft() {
    return this.#storage.read().draft ?? "";
  }

  set draft(text) {
    this.#storage.write({ draft: text });
  }

  get queue() {
    return this.#storage.read().queue ?? [];
  }

  /** Take up the conversation of this device, or open one. */
  async open() {
    for (let attempt = 0; ; attempt += 1) {
      try {
        if (!this.#storage.read().token) await this.#create();
        const state = await this.#call("GET", "");
        if (state.status === 404) return this.#tell("gone", {});
        if (state.status !== 200) throw new Error(String(state.status));
        this.#tell("state", state.body);
        return this.#run();
      } catch {
        const seconds = pause(attempt);
        this.#tell("unreachable", { seconds });
        await this.#sleep(seconds);
      }
    }
  }

  /** Forget a conversation that is gone, and open a new one. The draft stays. */
  async openNew() {
    this.#storage.write({ conversation: null, token: null, queue: [] });
    await this.open();
  }

  /** Send words, or a button's value. */
  send(message) {
    const queued = { ...message, id: newId() };
    this.#storage.write({ queue: [...this.queue, queued] });
    this.#tell("sending", { message: queued });
    this.#run();
  }

  /** Do not wait any longer before trying again. */
  tryNow() {
    this.#wake();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    let attempt = 0;
    while (this.queue.length) {
      const [message] = this.queue;
      const { id, text, choice } = message;
      const result = await this.#call("POST", "/messages", { id, text, choice }).catch(() => null);
      if (result?.status === 200) {
        this.#drop(message);
        this.#tell("replied", { message, outcome: result.body });
        attempt = 0;
      } else if (result?.status === 404) {
        this.#tell("gone", {});
        break;
      } else if (result && !TRY_AGAIN.has(result.status)) {
        this.#drop(message);
        this.#tell("refused", { message, reason: result.body?.error?.message ?? "" });
      } else {
        const seconds = Math.max(result?.retryAfter ?? 0, pause(attempt));
        attempt += 1;
        this.#tell("waiting", { message, seconds });
        await this.#sleep(seconds);
        this.#tell("sending", { message });
      }
    }
    this.#running = false;
  }

  #drop(message) {
    this.#storage.write({ queue: this.queue.filter((other) => other.id !== message.id) });
  }

  async #create() {
    const answer = await this.#fetch("POST", "/api/conversations");
    if (answer.status !== 201) throw new Error(String(answer.status));
    const { conversation, token } = await answer.json();
    this.#storage.write({ conversation, token });
  }

  async #call(method, path, body) {
    const { conversation, token } = this.#storage.read();
    const answer = await this.#fetch(method, `/api/conversations/${conversation}${path}`, {
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    return {
      status: answer.status,
      retryAfter: Number(answer.headers.get("Retry-After")) || 0,
      body: await answer.json().catch(() => null),
    };
  }

  #fetch(method, path, options = {}) {
    const signal = AbortSignal.timeout(TIMEOUT);
    return fetch(this.#address + path, { method, cache: "no-store", signal, ...options });
  }

  #sleep(seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function pause(attempt) {
  return PAUSES[Math.min(attempt, PAUSES.length - 1)];
}

function newId() {
  // randomUUID is there only on https and on localhost.
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) =>
    n.toString(16).padStart(2, "0"),
  ).join("");
}
