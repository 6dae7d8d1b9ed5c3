// <folkmoot-chat>: the chat as a custom element with a shadow root. Attributes:
//   address      where the gateway is, if not where this script comes from
//   language     of the strings: en
//   open         open at once
//   no-launcher  without the button; the page calls open() itself

import { Announcer } from "./announcer.js";
import { Conversation } from "./conversation.js";
import { Storage } from "./storage.js";
import { styles } from "./styles.js";

const TEMPLATE = `
<button type="button" class="launcher" aria-expanded="false" data-text="launcher"></button>
<section class="panel" aria-labelledby="title" hidden>
  <header>
    <div class="bar">
      <h2 id="title" tabindex="-1" data-text="title"></h2>
      <button type="button" class="close" data-text="close"></button>
    </div>
    <div class="progress" hidden><progress aria-labelledby="done"></progress><span id="done"></span></div>
  </header>
  <div class="log" role="region" tabindex="0" data-label="transcript"><ol></ol></div>
  <div class="notice" hidden><span></span> <button type="button" hidden></button></div>
  <form>
    <label for="words" data-text="answer"></label>
    <p class="hint" id="hint"></p>
    <div class="write">
      <textarea id="words" rows="1" aria-describedby="hint" autocomplete="off"></textarea>
      <button type="submit" class="send" data-text="send"></button>
    </div>
  </form>
  <div class="said" aria-live="polite"></div>
  <div class="said" aria-live="polite"></div>
</section>`;

export class FolkmootChat extends HTMLElement {
  #strings = {};
  #conversation;
  #announcer;
  #opened = false;
  #items = new Map();
  #opener = null;

  async connectedCallback() {
    if (this.shadowRoot) return;
    const here = new URL(".", import.meta.url);
    const address = this.getAttribute("address") ?? new URL("..", here).href.replace(/\/$/, "");
    const language = this.getAttribute("language") ?? "en";
    const answer = await fetch(new URL(`strings/${language}.json`, here));
    this.#strings = await answer.json();

    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = TEMPLATE;
    root.querySelectorAll("[data-text]").forEach((node) => {
      node.textContent = this.#strings[node.dataset.text];
    });
    root.querySelectorAll("[data-label]").forEach((node) => {
      node.setAttribute("aria-label", this.#strings[node.dataset.label]);
    });
    this.#find(".launcher").hidden = this.hasAttribute("no-launcher");
    this.#announcer = new Announcer(root.querySelectorAll(".said"));
    this.#conversation = new Conversation(address, new Storage(address));
    this.#listen();
    this.dispatchEvent(new CustomEvent("folkmoot-ready"));
    if (this.hasAttribute("open")) this.open();
  }

  /** Show the chat, and begin or take up the conversation. */
  open() {
    this.#opener = document.activeElement;
    this.#find(".launcher").hidden = true;
    this.#find(".launcher").setAttribute("aria-expanded", "true");
    this.#find(".panel").hidden = false;
    this.#find("h2").focus();
    if (this.#opened) return;
    this.#opened = true;
    const words = this.#find("textarea");
    words.value = this.#conversation.draft;
    this.#grow();
    this.#notice(this.#strings.starting);
    this.#conversation.open();
  }

  /** Hide the chat. Nothing is lost. */
  close() {
    this.#find(".panel").hidden = true;
    this.#find(".launcher").hidden = this.hasAttribute("no-launcher");
    this.#find(".launcher").setAttribute("aria-expanded", "false");
    const launcher = this.#opener === this ? this.#find(".launcher") : this.#opener;
    launcher?.focus();
  }

  #find(selector) {
    return this.shadowRoot.querySelector(selector);
  }

  #text(key, values = {}) {
    return this.#strings[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  #listen() {
    const touch = matchMedia("(pointer: coarse)").matches;
    this.#find("#hint").textContent = this.#strings[touch ? "hintTouch" : "hint"];
    this.#find(".launcher").addEventListener("click", () => this.open());
    this.#find(".close").addEventListener("click", () => this.close());
    this.#find(".panel").addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    const words = this.#find("textarea");
    words.addEventListener("input", () => {
      this.#conversation.draft = words.value;
      this.#grow();
    });
    words.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !touch) {
        event.preventDefault();
        this.#find("form").requestSubmit();
      }
    });
    this.#find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendWords();
    });

    const on = (type, handler) => {
      this.#conversation.addEventListener(type, (event) => handler(event.detail));
    };
    on("state", (state) => this.#showState(state));
    on("sending", ({ message }) => this.#mark(message, this.#strings.sending));
    on("waiting", ({ message, seconds }) => this.#markWaiting(message, seconds));
    on("replied", ({ message, outcome }) => this.#showReply(message, outcome));
    on("refused", ({ message, reason }) => this.#markRefused(message, reason));
    on("unreachable", ({ seconds }) => {
      this.#notice(this.#text("cannotStart", { seconds }), "retry", () =>
        this.#conversation.tryNow(),
      );
    });
    on("gone", () => {
      this.#notice(this.#strings.gone, "startNew", () => {
        this.#find("ol").replaceChildren();
        this.#items.clear();
        this.#conversation.openNew();
      });
    });
  }

  #sendWords() {
    const words = this.#find("textarea");
    if (!words.value.trim()) {
      words.focus();
      return;
    }
    const text = words.value;
    words.value = "";
    this.#conversation.draft = "";
    this.#grow();
    this.#conversation.send({ text });
  }

  #grow() {
    const words = this.#find("textarea");
    words.style.height = "auto";
    words.style.height = `${words.scrollHeight + 4}px`;
  }

  #notice(text, button, act) {
    const notice = this.#find(".notice");
    notice.hidden = !text;
    notice.querySelector("span").textContent = text ?? "";
    const old = notice.querySelector("button");
    const fresh = old.cloneNode();
    fresh.hidden = !button;
    if (button) {
      fresh.textContent = this.#strings[button];
      fresh.addEventListener("click", act);
    }
    old.replaceWith(fresh);
    if (text) this.#announcer.say(text);
  }

  #showState({ transcript, progress }) {
    this.#notice(null);
    this.#find("ol").replaceChildren();
    this.#items.clear();
    let last = null;
    for (const line of transcript) {
      last = this.#bubble(line.sender, line.text, line.id);
      if (line.sender === "assistant" && line.choices.length) this.#offer(last, line.choices);
      else if (line.sender === "member") this.#retire();
    }
    for (const message of this.#conversation.queue) {
      if (!this.#items.has(message.id)) this.#mark(message, this.#strings.sending);
    }
    this.#progress(progress);
    if (last) this.#reveal(last);
    this.#announcer.say(transcript.at(-1)?.text ?? "");
  }

  #showReply(message, { replies, progress }) {
    this.#retire();
    this.#mark(message, null);
    const shown = replies.map((reply) => {
      const item = this.#bubble("assistant", reply.text);
      if (reply.choices.length) this.#offer(item, reply.choices);
      return item;
    });
    this.#progress(progress);
    if (shown.length) this.#reveal(shown[0]);
    this.#announcer.say(replies.map((reply) => reply.text).join("\n"));
  }

  #bubble(sender, text, id = null) {
    const item = document.createElement("li");
    item.className = sender;
    const who = document.createElement("span");
    who.className = "said";
    who.textContent = this.#strings[sender === "member" ? "you" : "assistant"];
    const bubble = document.createElement("div");
    bubble.className = "bubble";
    bubble.dir = "auto";
    bubble.textContent = text;
    item.append(who, bubble);
    this.#find("ol").append(item);
    if (id) this.#items.set(id, item);
    return item;
  }

  #offer(item, choices) {
    const group = document.createElement("div");
    group.className = "choices";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.#strings.choices);
    for (const { label, value, quiet } of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.classList.toggle("quiet", quiet);
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") === "true") return;
        this.#retire();
        this.#conversation.send({ choice: value, label });
      });
      group.append(button);
    }
    item.append(group);
  }

  /** Buttons of earlier messages stay readable, and do nothing any more. */
  #retire() {
    for (const button of this.shadowRoot.querySelectorAll(".choices button")) {
      button.setAttribute("aria-disabled", "true");
    }
  }

  #mark(message, note, kind = "") {
    const item =
      this.#items.get(message.id) ??
      this.#bubble("member", message.text ?? message.label, message.id);
    item.querySelector(".note")?.remove();
    if (note) {
      const line = document.createElement("p");
      line.className = `note ${kind}`;
      line.textContent = note;
      item.append(line);
      this.#reveal(item);
      return line;
    }
    return null;
  }

  #markWaiting(message, seconds) {
    const text = this.#text("notSent", { seconds });
    const line = this.#mark(message, `${text} `, "error");
    line.append(this.#button("retry", () => this.#conversation.tryNow()));
    this.#announcer.say(text);
  }

  #markRefused(message, reason) {
    const text = `${this.#strings.refused} ${reason}`;
    const line = this.#mark(message, `${text} `, "error");
    if (message.text) {
      line.append(
        this.#button("edit", () => {
          const words = this.#find("textarea");
          words.value = [words.value, message.text].filter(Boolean).join("\n");
          this.#conversation.draft = words.value;
          this.#items.get(message.id).remove();
          this.#grow();
          words.focus();
        }),
      );
    }
    this.#announcer.say(text);
  }

  #button(key, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.#strings[key];
    button.addEventListener("click", act);
    return button;
  }

  #progress({ done, of }) {
    this.#find(".progress").hidden = false;
    this.#find("#done").textContent = this.#text("progress", { done, of });
    Object.assign(this.#find("progress"), { max: of, value: done });
  }

  #reveal(item) {
    const log = this.#find(".log");
    log.scrollTop = item.offsetTop - log.offsetTop - 8;
  }
}
