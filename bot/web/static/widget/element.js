// <folkmoot-chat>: the chat as a custom element with a shadow root. docs/embedding.md tells its
// attributes, methods and custom properties.

import { Announcer, sentences } from "./announcer.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Covering } from "./covering.js";
import { labelOf, sectionMap } from "./map.js";
import { Menu } from "./menu.js";
import { menuEntries } from "./entries.js";
import { showProgress } from "./progress.js";
import { goOnLater, haveCode, startAgain } from "./resuming.js";
import { Notice } from "./notice.js";
import { Sheet } from "./sheet.js";
import { Storage } from "./storage.js";
import { directionOf, languageFor, loadStrings } from "./strings.js";
import { styles } from "./styles.js";
import { fillIn, TEMPLATE } from "./template.js";
import { Transcript } from "./transcript.js";
import { Transport } from "./transport.js";
import { watchTrouble } from "./trouble.js";

const HERE = new URL(".", import.meta.url);
const SIZES = [1, 1.25, 1.6];

export class FolkmootChat extends HTMLElement {
  #t;
  #language;
  #conversation;
  #storage;
  #announcer;
  #transcript;
  #composer;
  #sheet;
  #notice;
  #covering;
  #usual;
  #state = {};
  #begun = false;
  #opener = null;
  #wanted = false;
  #isReady;
  #ready = new Promise((resolve) => (this.#isReady = resolve));

  /** For demonstrations: another line to the server, and nothing kept. Set before connecting. */
  transport = null;

  async connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    this.#language = languageFor(
      this.getAttribute("language") ?? this.closest("[lang]")?.lang ?? "",
    );
    this.#t = await loadStrings(HERE, this.#language);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = TEMPLATE;
    const dir = this.dir || directionOf(this.#language);
    Object.assign(this.#find(".root"), { lang: this.#language, dir });
    fillIn(root, this.#t);
    this.#build();
    this.#listen();
    this.#isReady();
    this.#toggle(false);
    this.dispatchEvent(new CustomEvent("folkmoot-ready"));
    if (this.hasAttribute("open")) this.open();
    else if (this.#conversation.queue.length) this.#begin();
  }

  /** Show the chat, and begin or take up the conversation. */
  async open() {
    if (!(await this.#toBeShown())) return;
    this.#show();
    this.#begin();
  }

  /** Hide the chat. Nothing is lost. */
  close() {
    this.#wanted = false;
    if (!this.#t) return;
    this.#toggle(false);
    (this.#opener === this ? this.#find(".launcher") : this.#opener)?.focus();
  }

  /** Show the chat with the response that a code belongs to. Asks first if there is another. */
  async resume(code) {
    if (!(await this.#toBeShown())) return;
    this.#show();
    const known = this.#conversation.key.token;
    if (known) this.#begin();
    haveCode({ ...this.#chat, saidSomething: known }, code);
    if (!known) this.#find(".sheet form").requestSubmit();
  }

  /** Show the chat with a conversation, given as its id and its token. Another one is kept. */
  async goOn(key) {
    if (!(await this.#toBeShown())) return;
    this.#show();
    if (key.token === this.#conversation.key.token) this.#begin(null);
    else this.#change(key);
  }

  /** Wait until there is something to show. Gives whether it is still to be shown then. */
  async #toBeShown() {
    this.#opener = document.activeElement;
    this.#wanted = true;
    await this.#ready;
    return this.#wanted;
  }

  #find(selector) {
    return this.shadowRoot.querySelector(selector);
  }

  #build() {
    const address = this.#address;
    this.#storage = new Storage(this.transport ? null : `folkmoot:${address}`);
    this.#conversation = new Conversation(this.transport ?? new Transport(address), this.#storage);
    this.#announcer = new Announcer(this.shadowRoot.querySelectorAll(".root > .said"));
    this.#notice = new Notice(this.#find(".notice"), this.#t, (...said) => this.#announcer.say(...said));
    this.#covering = new Covering(this, this.#find(".panel"));
    this.#transcript = new Transcript(this.#find(".log"), this.#t, {
      choose: (choice) => this.#choose(choice),
      retry: () => this.#conversation.tryNow(),
      showCode: () => goOnLater(this.#chat),
    });
    this.#composer = new Composer(this.#find(".composer"), this.#t, {
      send: (text) => this.#conversation.send({ text }),
      keep: (draft) => {
        this.#conversation.draft = draft;
        if (this.#notice.text === this.#t("welcomeBack")) this.#notice.show(null);
        if (!this.#storage.keeps) this.#usual();
      },
      say: (text) => this.#announcer.say(text),
    });
    const rest = [this.#find(".log"), this.#find(".composer")];
    this.#sheet = new Sheet(this.#find(".sheet"), rest, this.#t, () => this.#begin());
    new Menu(this.#find(".menu button"), this.#find("#menu"), () =>
      menuEntries(this.#chat),
    );
    this.#resize(this.#storage.read().size ?? 0);
  }

  get #address() {
    return this.getAttribute("address") ?? new URL("..", HERE).href.replace(/\/$/, "");
  }

  /** What the sheets need. */
  get #chat() {
    const { transcript = [], email, author } = this.#state;
    return {
      t: this.#t,
      address: this.#address,
      sheet: this.#sheet,
      conversation: this.#conversation,
      draft: this.#composer.text,
      before: this.#storage.before,
      saidSomething: transcript.some(({ sender }) => sender === "member"),
      email,
      author,
      named: (name) => (this.#state.author = name),
      change: (other) => this.#change(other),
      choose: (choice) => this.#choose(choice),
      sections: this.#state.sections ? () => this.#showSections() : null,
      size: this.#storage.read().size ?? 0,
      resize: (size) => this.#resize(size),
    };
  }

  #listen() {
    this.#find(".launcher").addEventListener("click", () => this.open());
    this.#find(".close").addEventListener("click", () => this.close());
    this.#find(".panel").addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (this.#sheet.isOpen) this.#sheet.close();
      else this.close();
    });
    const on = (type, handler) => {
      this.#conversation.addEventListener(type, (event) => handler(event.detail));
    };
    on("state", (state) => this.#showState(state));
    on("sending", ({ message }) => this.#transcript.sending(message));
    on("replied", ({ message, outcome }) => this.#showReply(message, outcome));
    this.#usual = watchTrouble({
      t: this.#t,
      conversation: this.#conversation,
      storage: this.#storage,
      transcript: this.#transcript,
      composer: this.#composer,
      notice: this.#notice,
      announcer: this.#announcer,
    });
  }

  /** Where the chat is closed, say that something in it waits. */
  #unsent() {
    this.#find(".unsent").hidden = !this.#find(".panel").hidden || !this.#conversation.queue.length;
  }

  #show() {
    this.#toggle(true);
    this.#composer.text = this.#conversation.draft;
    this.#find("h2").focus();
  }

  #toggle(open) {
    this.#find(".panel").hidden = !open;
    this.#find(".launcher").hidden = open || this.hasAttribute("no-launcher");
    this.#find(".launcher").setAttribute("aria-expanded", String(open));
    this.#covering.update();
    this.#unsent();
  }

  /** Begin or take up the conversation, once. */
  #begin(known = this.#conversation.key.token) {
    if (this.#begun) return;
    this.#begun = true;
    this.#notice.show(this.#t("starting"));
    if (known) this.#conversation.addEventListener("state", () => this.#welcomeBack(), { once: true });
    this.#conversation.open();
  }

  #welcomeBack() {
    if (!this.#chat.saidSomething) return;
    this.#notice.show(
      this.#t("welcomeBack"),
      [this.#t("goOn"), () => this.#notice.show(null)],
      [this.#t("again"), () => startAgain(this.#chat)],
    );
  }

  /** Take up another conversation, or a new one. */
  #change(other) {
    this.#begun = true;
    this.#sheet.close();
    this.#transcript.clear();
    this.#state = {};
    this.#notice.show(this.#t("starting"));
    this.#conversation.change(other);
    this.#composer.text = this.#conversation.draft;
  }

  #choose(choice) {
    this.#sheet.close();
    this.#conversation.send(choice);
  }

  #showState(state) {
    this.#state = state;
    this.#usual();
    const label = (line) => labelOf(line, state.sections, this.#t);
    const fresh = this.#transcript.show(state, this.#conversation.queue, label);
    showProgress(this.#find("header"), state, this.#t);
    const last = fresh.at(-1);
    if (last?.sender === "assistant") this.#hear([last]);
  }

  #showReply(message, outcome) {
    this.#unsent();
    Object.assign(this.#state, { question: outcome.question, progress: outcome.progress });
    this.#usual();
    showProgress(this.#find("header"), this.#state, this.#t);
    if (!this.#transcript.replied(message, outcome)) return;
    this.#hear(outcome.replies);
  }

  #hear(replies) {
    this.#announcer.say(...sentences(replies, this.#state.language ?? "en", this.#t));
  }

  async #showSections() {
    const choose = (choice) => this.#choose(choice);
    const content = () => sectionMap(this.#state, this.#t, choose);
    this.#sheet.open(this.#t("sections"), ...content());
    await this.#conversation.refresh();
    this.#sheet.refill(this.#t("sections"), ...content());
  }

  #resize(size) {
    const { style } = this.#find(".root");
    this.#transcript.keeping(() => style.setProperty("--scale", SIZES[size]));
    if (size !== (this.#storage.read().size ?? 0)) this.#storage.write({ size });
  }
}
