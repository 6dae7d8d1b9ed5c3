// The one script that a website embeds:
//   <script type="module" src="https://…/widget/folkmoot.js"></script>
// The script tag's data-address, data-language, data-open and data-no-launcher are passed on as
// attributes. It puts <folkmoot-chat> at the end of the page, unless the page has one already.

import { FolkmootChat } from "./element.js";

customElements.define("folkmoot-chat", FolkmootChat);
if (!document.querySelector("folkmoot-chat")) {
  const chat = document.createElement("folkmoot-chat");
  const script = [...document.scripts].find(({ src }) => src === import.meta.url);
  for (const name of ["address", "language", "open", "no-launcher"]) {
    const value = script?.getAttribute(`data-${name}`);
    if (value !== null && value !== undefined) chat.setAttribute(name, value);
  }
  document.body.append(chat);
}
