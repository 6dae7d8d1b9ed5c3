// The box to write in: it grows, keeps a draft, and says when a message nears the limit.

const LONGEST = 100_000;
const NEAR = 5_000;

export class Composer {
  #form;
  #box;
  #t;
  #act;
  #near = false;

  /** `act` has what can be done here: send(text), keep(draft), say(text). */
  constructor(form, t, act) {
    this.#form = form;
    this.#box = form.querySelector("textarea");
    this.#t = t;
    this.#act = act;
    this.#hint();
    this.#box.addEventListener("input", () => {
      act.keep(this.#box.value);
      this.#fit();
    });
    this.#box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !byTouch()) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  get text() {
    return this.#box.value;
  }

  set text(text) {
    this.#box.value = text;
    this.#fit();
  }

  focus() {
    this.#box.focus();
  }

  /** Make the box as high as its text. The style sheet says where that ends. */
  #fit() {
    this.#box.style.blockSize = "auto";
    const frame = this.#box.offsetHeight - this.#box.clientHeight;
    this.#box.style.blockSize = `${this.#box.scrollHeight + frame}px`;
    this.#hint();
  }

  #send() {
    const text = this.#box.value;
    if (!text.trim() || left(text) < 0) {
      if (!text.trim()) this.#act.say(this.#t("empty"));
      this.#box.focus();
      return;
    }
    this.text = "";
    this.#act.keep("");
    this.#act.send(text);
  }

  #hint() {
    const hint = this.#form.querySelector(".hint");
    const room = left(this.#box.value);
    const near = room < NEAR;
    let text = this.#t(byTouch() ? "hintTouch" : "hint");
    if (near) text = room < 0 ? this.#t("tooLong", { over: -room }) : this.#t("left", { room });
    hint.textContent = text;
    hint.classList.toggle("error", room < 0);
    hint.classList.toggle("near", near);
    if (near && !this.#near) this.#act.say(text);
    this.#near = near;
  }
}

/** On a touch keyboard Enter makes a new line, and only the button sends. */
function byTouch() {
  return matchMedia("(pointer: coarse)").matches;
}

/** How many characters may still be written. The server counts a character outside the BMP once. */
function left(text) {
  return LONGEST - (text.length < LONGEST - NEAR ? text.length : [...text].length);
}
