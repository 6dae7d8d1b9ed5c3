// A conversation with the assistant: opening it, and sending messages so that none is lost.
//
// Messages wait in a queue on this device until the server has answered them. Each has an id,
// so that sending one again is always safe. Events tell the view what happens:
//   state   {…}                          everything, when a conversation is opened, taken up, or
//                                        reached again after an interruption
//   sending {message}                    a message is on its way
//   waiting {message, away, first}       it has no reply yet; it is tried again by itself
//   replied {message, outcome}           the assistant has answered it
//   refused {message, reason}            the server will not take it as it is; words are in the
//                                        draft again
//   network {online}                     the network has gone, or is back
//   unreachable                          no conversation can be opened just now
//   gone                                 the conversation does not exist any more

import { pause } from "./waiting.js";

const TRY_AGAIN = new Set([0, 200, 404, 408, 425, 429, 500, 502, 503, 504]);

export class Conversation extends EventTarget {
  #transport;
  #storage;
  #running = false;
  // Where the conversation stands, as far as it has been shown here.
  #place;
  // Counts changes of the conversation: what still runs for another one then stops.
  #epoch = 0;
  // Counts replies: what was fetched before the latest one is out of date.
  #turns = 0;
  #wake = () => {};

  constructor(transport, storage) {
    super();
    this.#transport = transport;
    this.#storage = storage;
    transport.watch(() => {
      this.#tell("network", { online: this.online });
      if (this.online) this.tryNow();
    });
  }

  get online() {
    return this.#transport.online;
  }

  get key() {
    const { conversation, token } = this.#storage.read();
    return { conversation, token };
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
    const epoch = this.#epoch;
    for (let attempt = 0; epoch === this.#epoch; attempt += 1) {
      if (this.key.token || (await this.#create(epoch))) {
        const done = await this.refresh();
        if (done) return;
      }
      if (epoch !== this.#epoch) return;
      this.#tell("unreachable", {});
      await this.#sleep(pause(attempt));
    }
  }

  /** Fetch everything anew, and go on sending. Gives whether the server has answered. */
  async refresh() {
    const epoch = this.#epoch;
    let turns, status, body;
    do {
      turns = this.#turns;
      ({ status, body } = await this.request("GET", ""));
      if (epoch !== this.#epoch) return true;
    } while (turns !== this.#turns);
    if (isGone(status, body)) {
      this.#tell("gone", {});
      return true;
    }
    if (status !== 200 || !body?.transcript) return false;
    this.#place = body.place;
    this.#tell("state", body);
    this.#run();
    return true;
  }

  /** Keep this conversation for later, and open a new one, or the one that is given. */
  async change(other) {
    this.#epoch += 1;
    this.#place = undefined;
    this.#running = false;
    this.#wake();
    this.#storage.replace(other);
    await this.open();
  }

  /** Open a new conversation instead of one that is gone. Words on their way become the draft. */
  async openNew() {
    const draft = this.#takenBack(this.queue);
    this.#storage.write({ conversation: null, token: null, queue: [], draft });
    await this.open();
  }

  /** Send words, or a button's value. */
  send(message) {
    const queued = { ...message, id: newId(), place: this.#place };
    this.#storage.write({ queue: [...this.queue, queued] });
    this.#tell("sending", { message: queued });
    this.#wake();
    if (this.key.token) this.#run();
  }

  /** Do not wait any longer before trying again. */
  tryNow() {
    this.#wake();
  }

  /** Ask the server about this conversation. A status of 0 means that there was no answer. */
  request(method, path, options = {}) {
    const { conversation, token } = this.key;
    const address = `/api/conversations/${conversation}${path}`;
    return this.#transport.request(method, address, { token, ...options });
  }

  /** Find the conversation that belongs to a code. */
  findByCode(code) {
    return this.#transport.request("POST", "/api/resume", { body: { code } });
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    const epoch = this.#epoch;
    let attempt = 0;
    while (this.queue.length) {
      const [message] = this.queue;
      const { id, text, choice, place } = message;
      this.#tell("sending", { message });
      const result = await this.request("POST", "/messages", { body: { id, text, choice, place } });
      if (epoch !== this.#epoch) return;
      const { status, body } = result;
      if (status === 200 && body?.replies) {
        this.#drop(message);
        this.#turns += 1;
        this.#place = body.place;
        this.#tell("replied", { message, outcome: body });
        if (attempt) this.refresh();
        attempt = 0;
      } else if (isGone(status, body)) {
        this.#tell("gone", {});
        break;
      } else if (!TRY_AGAIN.has(status)) {
        this.#drop(message, { draft: this.#takenBack([message]) });
        this.#tell("refused", { message, reason: body?.error?.message ?? "" });
      } else {
        this.#tell("waiting", { message, away: status === 503, first: !attempt });
        await this.#sleep(Math.max(result.retryAfter, pause(attempt)));
        if (epoch !== this.#epoch) return;
        attempt += 1;
      }
    }
    this.#running = false;
  }

  #drop(message, changes = {}) {
    const queue = this.queue.filter((other) => other.id !== message.id);
    this.#storage.write({ queue, ...changes });
  }

  /** The draft, with the words of messages before it. */
  #takenBack(messages) {
    return [...messages.map(({ text }) => text), this.draft].filter(Boolean).join("\n\n");
  }

  async #create(epoch) {
    const { status, body } = await this.#transport.request("POST", "/api/conversations");
    if (epoch !== this.#epoch || status !== 201 || !body?.token) return false;
    this.#storage.write({ conversation: body.conversation, token: body.token });
    return true;
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

/** Whether it is our server that says so, not something on the way. */
function isGone(status, body) {
  return status === 410 || (status === 404 && body?.error?.code === "conversation_not_found");
}

function newId() {
  // randomUUID is there only on https and on localhost.
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) =>
    n.toString(16).padStart(2, "0"),
  ).join("");
}
