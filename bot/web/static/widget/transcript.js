// What has been said, as a list that grows: messages, their choices, and how sending goes.

import { button, el } from "./dom.js";

const LEAD = 120;

export class Transcript {
  #log;
  #list;
  #t;
  #act;
  #language = "en";
  // The member's messages by their ids.
  #items = new Map();
  // What the server has told so far, one entry a line.
  #told = [];
  // The ids of the messages whose replies are shown.
  #answered = new Set();

  /** `act` has what can be done here: choose(choice), retry(), edit(message, item). */
  constructor(log, t, act) {
    this.#log = log;
    this.#list = log.querySelector("ol");
    this.#t = t;
    this.#act = act;
  }

  /** Show a transcript and what waits to be sent. Lines that are there already stay as they are. */
  show({ transcript, language = "en" }, queue, labelOf) {
    this.#language = language;
    const lines = transcript.map((line) => ({ ...line, text: labelOf(line) }));
    const told = lines.map(({ id, text }) => id ?? text);
    if (this.#told.some((entry, index) => entry !== told[index])) this.clear();
    const fresh = lines.slice(this.#told.length);
    const waiting = new Set(queue.map(({ id }) => id));
    let last = null;
    for (const line of fresh) {
      if (line.sender === "member") {
        last = this.#items.get(line.id) ?? this.#mine(line.text, line.id);
        this.#list.append(last);
        if (!line.waiting) this.#answered.add(line.id);
        if (!waiting.has(line.id)) this.#retire(line.text);
      } else {
        last = this.#theirs(line);
      }
    }
    this.#told = told;
    for (const message of queue.filter(({ id }) => !this.#answered.has(id))) {
      if (message.choice) this.#retire(message.label);
      if (!this.#items.has(message.id)) last = this.sending(message);
      this.#list.append(this.#items.get(message.id));
    }
    if (last) this.#reveal(last);
    return fresh;
  }

  clear() {
    this.#list.replaceChildren();
    this.#items.clear();
    this.#answered.clear();
    this.#told = [];
  }

  /** Show the reply to a message, below it. Gives whether it was not shown yet. */
  replied(message, { replies }) {
    this.#list.querySelectorAll(".note.sent").forEach((note) => note.remove());
    const item = this.#note(message, this.#t("sent"), "sent");
    if (this.#answered.has(message.id)) return false;
    this.#answered.add(message.id);
    this.#retire(message.label);
    if (!this.#told.includes(message.id)) this.#told.push(message.id);
    this.#told.push(...replies.map(({ text }) => text));
    const shown = replies.map((reply) => this.#theirs(reply));
    // What was written meanwhile waits further down.
    item.after(...shown);
    if (shown.length) this.#reveal(shown[0]);
    return true;
  }

  sending(message) {
    return this.#note(message, this.#t("sending"), "");
  }

  waiting(message, text, kind) {
    const item = this.#note(message, text, kind);
    item.querySelector(".note").append(" ", button(this.#t("retry"), () => this.#act.retry()));
  }

  refused(message, text) {
    const item = this.#note(message, text, "error");
    if (message.text) {
      const edit = button(this.#t("edit"), () => {
        item.remove();
        this.#act.edit(message);
      });
      item.querySelector(".note").append(" ", edit);
    }
  }

  #mine(text, id) {
    const item = el("li", { className: "member" }, hidden(this.#t("you")), bubble([text]));
    this.#list.append(item);
    this.#items.set(id, item);
    return item;
  }

  #theirs({ text, choices }) {
    const paragraphs = text.split(/\n{2,}/);
    const body = bubble(paragraphs, this.#language);
    // A short line before several paragraphs is their heading, and the next says the main thing.
    if (paragraphs.length > 2 && paragraphs[0].length < LEAD) body.classList.add("titled");
    const item = el("li", { className: "assistant" }, hidden(this.#t("assistant")), body);
    if (choices.length) item.append(this.#choices(choices));
    this.#list.append(item);
    return item;
  }

  #choices(choices) {
    const press = (node, { label, value }) => {
      if (node.ariaDisabled === "true") return;
      this.#retire(label);
      this.#act.choose({ choice: value, label });
    };
    const buttons = choices.map((choice) => {
      const node = button(choice.label, () => press(node, choice));
      node.lang = this.#language;
      node.classList.toggle("quiet", choice.quiet);
      return node;
    });
    return el("div", { className: "choices", role: "group", "aria-label": this.#t("choices") }, ...buttons);
  }

  /** Choices of earlier messages stay readable, and do nothing any more. One was taken, perhaps. */
  #retire(taken) {
    for (const group of this.#list.querySelectorAll(".choices:not(.past)")) {
      group.classList.add("past");
      for (const node of group.children) {
        node.setAttribute("aria-disabled", "true");
        node.tabIndex = -1;
        if (node.textContent === taken) node.append(el("span", { className: "taken" }, this.#t("taken")));
      }
    }
  }

  #note(message, text, kind) {
    const known = this.#items.get(message.id);
    const item = known ?? this.#mine(message.text ?? message.label, message.id);
    item.querySelector(".note")?.remove();
    item.append(el("p", { className: `note ${kind}` }, text));
    if (!known) this.#reveal(item);
    return item;
  }

  /** Do something that changes the size of things. What is being read stays in view. */
  keeping(act) {
    const read = [...this.#list.children].find(
      (item) => item.offsetTop + item.offsetHeight > this.#log.scrollTop,
    );
    act();
    if (read) this.#reveal(read);
  }

  #reveal(item) {
    this.#log.scrollTop = item.offsetTop - 8;
  }
}

function hidden(text) {
  return el("span", { className: "said" }, text);
}

function bubble(paragraphs, lang = "") {
  const parts = paragraphs.map((text) => el("p", { dir: "auto" }, text));
  return el("div", { className: "bubble", lang }, ...parts);
}
