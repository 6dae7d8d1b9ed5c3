// The one script that a website embeds:
//   <script type="module" src="https://…/widget/folkmoot.js"></script>
// What the tag has as data-… is passed on as attributes: docs/embedding.md. It puts
// <folkmoot-chat> at the end of the page, unless the page has one already.

import { FolkmootChat } from "./element.js";

const ATTRIBUTES = ["address", "language", "theme", "contrast", "open", "no-launcher"];

customElements.define("folkmoot-chat", FolkmootChat);
if (!document.querySelector("folkmoot-chat")) {
  const chat = document.createElement("folkmoot-chat");
  const script = [...document.scripts].find(({ src }) => src === import.meta.url);
  for (const name of ATTRIBUTES) {
    const value = script?.getAttribute(`data-${name}`);
    if (value !== null && value !== undefined) chat.setAttribute(name, value);
  }
  document.body.append(chat);
}
