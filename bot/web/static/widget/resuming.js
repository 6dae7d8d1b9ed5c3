// Going on later or elsewhere: the code of a response, a code that somebody has, starting again.

import { button, el } from "./dom.js";
import { explain, field, outcome, unsent } from "./sheet.js";

// The code that was made last, by line to the server: what was shown is shown again.
const made = new WeakMap();

/** The code and the link. `chat` gives t, sheet and conversation. */
export async function goOnLater({ t, sheet, conversation, email }) {
  const line = outcome();
  line.textContent = t("starting");
  sheet.open(t("later"), el("p", {}, t("laterHint")), line);
  const { token } = conversation.key;
  if (made.get(conversation)?.token !== token) {
    const { status, body } = await conversation.request("POST", "/code");
    if (status !== 201) {
      explain(line, status, body, t);
      return;
    }
    made.set(conversation, { ...body, token });
  }
  const { code, link, expires } = made.get(conversation);
  const day = new Intl.DateTimeFormat(t("locale"), { dateStyle: "long" }).format(new Date(expires));
  line.textContent = "";
  line.after(
    el("h4", {}, t("code")),
    el("p", { className: "code", lang: "en", dir: "ltr" }, code),
    button(t("copyCode"), () => copy(code, line, t)),
    el("p", {}, t("writeDown")),
    el("h4", {}, t("link")),
    el("p", { className: "address", dir: "ltr" }, link),
    button(t("copyLink"), () => copy(link, line, t)),
    el("p", { className: "hint" }, t("expires", { day })),
  );
  if (email) line.parentNode.append(emailForm(conversation, t));
}

function emailForm(conversation, t) {
  const words = { label: t("email"), hint: t("emailHint"), action: t("sendEmail"), type: "email" };
  return field({ ...words, autocomplete: "email" }, async (address, line) => {
    if (!/.@./.test(address)) {
      line.textContent = t("notAnAddress");
      return false;
    }
    line.textContent = t("sending");
    const { status, body } = await conversation.request("POST", "/email", { body: { address } });
    if (status === 202) line.textContent = t("emailSent", { address });
    else explain(line, status, body, t);
    return true;
  });
}

async function copy(text, line, t) {
  try {
    // There only on https and on localhost.
    await navigator.clipboard.writeText(text);
    line.textContent = t("copied");
  } catch {
    line.textContent = t("notCopied");
  }
}

/** Ask for a code, and take up what it belongs to. */
export function haveCode(chat, code = "") {
  const { t, sheet, conversation, before, draft } = chat;
  const words = { label: t("code"), hint: t("codeHint"), action: t("goOn"), value: code };
  const plain = { autocapitalize: "characters", spellcheck: false };
  const form = field({ ...words, ...plain }, async (given, line) => {
    if (!given) {
      line.textContent = t("noCode");
      return false;
    }
    line.textContent = t("starting");
    const { status, body } = await conversation.findByCode(given);
    if (status === 201) chat.change(body);
    // An address that is not there has the same status as a code that is not known.
    else if (status !== 404 || body?.error?.code === "not_found") explain(line, status, body, t);
    else {
      line.textContent = t("unknownCode");
      return false;
    }
    return true;
  });
  const content = [...unsent(t, draft, conversation), form];
  if (chat.saidSomething) content.unshift(el("p", { className: "warning" }, t("otherConversation")));
  if (before) {
    const back = button(t("takeBefore"), () => chat.change(before));
    content.push(el("h4", {}, t("before")), el("p", {}, t("beforeHint")), back);
  }
  sheet.open(t("haveCode"), ...content);
}

/** Begin anew, after asking. */
export function startAgain(chat) {
  const { t, sheet, conversation, draft } = chat;
  sheet.open(
    t("again"),
    ...unsent(t, draft, conversation),
    el("p", {}, t("againHint")),
    el("p", {}, t("againKept")),
    el(
      "div",
      { className: "choices" },
      button(t("again"), () => chat.change(), { className: "main" }),
      button(t("cancel"), () => sheet.close()),
    ),
  );
}
