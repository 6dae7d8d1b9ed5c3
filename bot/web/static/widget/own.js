// What a group can do with its response: name who writes, have a copy, go on on plain pages.

import { button, el } from "./dom.js";
import { explain, field, outcome, unsent } from "./sheet.js";

const COPIES = ["html", "pdf", "docx"];

/** Who is writing: it is kept with each version of an answer. */
export function author({ t, sheet, conversation, author: value, named }) {
  const words = { label: t("name"), hint: t("authorHint"), action: t("save"), value: value ?? "" };
  const form = field({ ...words, autocomplete: "name", maxLength: 200, required: false }, async (name, line) => {
    line.textContent = t("sending");
    const { status, body } = await conversation.request("PUT", "/author", { body: { name } });
    if (status !== 200) return explain(line, status, body, t);
    named(name);
    line.textContent = t("saved");
  });
  sheet.open(t("author"), form);
}

/** The group's answers as a file. A kind that the server does not have is taken away. */
export function copies({ t, sheet, conversation }) {
  const line = outcome();
  const download = async (format, node) => {
    line.textContent = t("fetching");
    const path = `/copy?format=${format}`;
    const { status, body } = await conversation.request("GET", path, { file: true });
    if (status === 200) {
      save(body, `${t("fileName")}.${format}`);
      line.textContent = t("fetched");
      return;
    }
    explain(line, status, body, t);
    if (status === 404 || status === 405) node.hidden = true;
  };
  const buttons = COPIES.map((format) =>
    button(t(`copy_${format}`), ({ target }) => download(format, target)),
  );
  const stack = el("div", { className: "stack" }, ...buttons);
  sheet.open(t("copy"), el("p", {}, t("copyHint")), stack, line);
}

function save(file, name) {
  const href = URL.createObjectURL(file);
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** The same interview as plain pages, at the server's own address. */
export async function plainPages({ t, sheet, conversation, address, draft }) {
  const line = outcome();
  const go = async () => {
    line.textContent = t("starting");
    const there = await fetch(`${address}/answer`).then((answer) => answer.ok, () => null);
    if (!there) {
      line.textContent = t(there === null ? "noAnswer" : "notHere");
      return;
    }
    const form = el("form", { method: "post", action: `${address}/answer/open`, hidden: true });
    for (const [name, value] of Object.entries(conversation.key)) {
      form.append(el("input", { type: "hidden", name, value }));
    }
    document.body.append(form);
    form.submit();
  };
  const words = [el("p", {}, t("plainHint")), ...unsent(t, draft, conversation)];
  sheet.open(t("plain"), ...words, button(t("plainGo"), go, { className: "main" }), line);
}
