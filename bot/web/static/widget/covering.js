// The panel and what is around it: it stays clear of a keyboard, and where it covers the page,
// nothing behind it can be reached.

/** Where the panel covers the page. */
export const COVERS = "(max-width: 40rem), (max-height: 30rem)";

export class Covering {
  #host;
  #panel;
  #behind = [];

  constructor(host, panel) {
    this.#host = host;
    this.#panel = panel;
    matchMedia(COVERS).addEventListener("change", () => this.update());
    const seen = window.visualViewport;
    if (!seen) return;
    seen.addEventListener("resize", () => this.#fit(seen));
    seen.addEventListener("scroll", () => this.#fit(seen));
    this.#fit(seen);
  }

  /** Take what the panel covers out of reach, and what it does not cover back. */
  update() {
    for (const node of this.#behind) node.inert = false;
    this.#behind = [];
    if (this.#panel.hidden || this.#host.hasAttribute("inline") || !matchMedia(COVERS).matches) return;
    for (let node = this.#host; node.parentElement && node !== document.body; node = node.parentElement) {
      const others = [...node.parentElement.children];
      this.#behind.push(...others.filter((other) => other !== node && !other.inert));
    }
    for (const node of this.#behind) node.inert = true;
  }

  #fit({ scale, height, offsetTop }) {
    const { style } = this.#panel;
    // Enlarged with two fingers, the page is to be moved about in, not to be squeezed.
    style.setProperty("--seen", scale > 1 ? "" : `${height}px`);
    style.setProperty("--covered", scale > 1 ? "" : `${innerHeight - height - offsetTop}px`);
  }
}
