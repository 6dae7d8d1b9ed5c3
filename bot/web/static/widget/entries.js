// What the menu offers.

import { button, el } from "./dom.js";
import { author, copies, plainPages } from "./own.js";
import { goOnLater, haveCode, startAgain } from "./resuming.js";

const LETTERS = ["A", "A+", "A++"];

/** The menu's entries, for Menu.fill. */
export function menuEntries(chat) {
  const { t, choose, address } = chat;
  const asks = (choice, key) => [t(key), () => choose({ choice, label: t(key) })];
  const entries = [
    asks("review", "review"),
    chat.sections && [t("sections"), chat.sections],
    [t("later"), () => goOnLater(chat)],
    [t("haveCode"), () => haveCode(chat)],
    [t("author"), () => author(chat)],
    [t("copy"), () => copies(chat)],
    // The key to the conversation is only ever handed to the server that made it.
    new URL(address).origin === location.origin && [t("plain"), () => plainPages(chat)],
    asks("ask:help", "help"),
    asks("ask:person", "person"),
    [t("again"), () => startAgain(chat)],
    sizes(chat),
  ];
  return entries.filter(Boolean);
}

function sizes({ t, size, resize }) {
  const buttons = LETTERS.map((letters, index) =>
    button(letters, () => press(index), { "aria-label": `${letters} ${t(`size_${index}`)}` }),
  );
  const mark = (pressed) => {
    buttons.forEach((node, index) => node.setAttribute("aria-pressed", String(index === pressed)));
  };
  const press = (index) => {
    resize(index);
    mark(index);
    buttons[index].scrollIntoView({ block: "nearest" });
  };
  mark(size);
  const label = t("textSize");
  return el("div", { className: "sizes", role: "group", "aria-label": label }, label, ...buttons);
}
