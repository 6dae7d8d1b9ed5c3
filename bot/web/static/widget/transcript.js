// What has been said, as a list that grows: messages, their choices, and how sending goes.

import { button, el } from "./dom.js";

const LEAD = 120;
const OF_QUESTION = /^(?:stance:\w+|pass:\w+|not-sure):(\w+)$/;

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

  /** `act` has what can be done here: choose(choice), retry(), showCode(). */
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
        if (!waiting.has(line.id)) this.#retire();
      } else {
        last = this.#theirs(line);
      }
    }
    this.#told = told;
    for (const message of queue.filter(({ id }) => !this.#answered.has(id))) {
      if (message.choice) this.#retire();
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
    this.#retire();
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

  /** Words that were refused are in the box again; of a choice it is said here. */
  refused(message, text) {
    const item = this.#note(message, text, "error");
    if (message.choice) return;
    item.remove();
    this.#items.delete(message.id);
  }

  #mine(text, id) {
    const item = el("li", { className: "member" }, hidden(this.#t("you")), bubble([text]));
    this.#list.append(item);
    this.#items.set(id, item);
    return item;
  }

  #theirs({ text, choices }) {
    const paragraphs = text.split(/\n{2,}/);
    // A short line before several paragraphs is their heading, and the next says the main thing.
    const titled = paragraphs.length > 2 && paragraphs[0].length < LEAD;
    const body = bubble(paragraphs, this.#language, titled);
    const item = el("li", { className: "assistant" }, hidden(this.#t("assistant")), body);
    if (choices.length) item.append(this.#choices(choices, titled));
    this.#list.append(item);
    return item;
  }

  #choices(choices, titled) {
    const [, ref] = choices.map(({ value }) => OF_QUESTION.exec(value)).find(Boolean) ?? [];
    const of = ref && this.#t("question", { ref });
    const press = ({ label, value }) => {
      // What the widget does by itself is no message; the other choices stay.
      if (value === "code") return this.#act.showCode();
      this.#retire();
      this.#act.choose({ choice: value, label });
      // The button that had the focus is gone; what was chosen has come.
      const chosen = this.#list.lastElementChild;
      chosen.tabIndex = -1;
      chosen.focus({ preventScroll: true });
    };
    const buttons = choices.map((choice) => {
      const node = button(choice.label, () => press(choice));
      node.lang = this.#language;
      node.classList.toggle("quiet", choice.quiet);
      // Not to be taken for a button of the question that is asked below.
      if (of && !titled) node.append(hidden(` (${of})`));
      return node;
    });
    const label = of ? this.#t("choicesFor", { of }) : this.#t("choices");
    return el("div", { className: "choices", role: "group", "aria-label": label }, ...buttons);
  }

  /** Choices of earlier messages go. What was chosen stands below them. */
  #retire() {
    this.#list.querySelectorAll(".choices").forEach((group) => group.remove());
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

function bubble(paragraphs, lang = "", titled = false) {
  const parts = paragraphs.map((text, index) =>
    el(titled && index === 0 ? "h3" : "p", { dir: "auto" }, text),
  );
  return el("div", { className: `bubble ${titled ? "titled" : ""}`, lang }, ...parts);
}
