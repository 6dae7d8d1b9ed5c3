// The map of the sections: each with its questions and their states, each of them pressable.

import { button, el } from "./dom.js";

const OPEN = ["unanswered", "later"];

/** The sheet's content. `choose` sends a choice. */
export function sectionMap({ sections, question, language = "en" }, t, choose) {
  const rows = sections.map((section) => {
    const here = section.questions.some(({ number }) => number === question?.number);
    const done = section.questions.filter(({ state }) => !OPEN.includes(state)).length;
    const go = () => choose({ choice: `route:section:${section.id}`, label: section.title });
    const questions = section.questions.map((entry) => questionRow(entry, question, t, choose));
    return el(
      "details",
      { open: here },
      el(
        "summary",
        {},
        el("span", { lang: language }, section.title),
        el("span", { className: "hint" }, t("settled", { done, of: section.questions.length })),
      ),
      button(t("takeSection"), go),
      el("ul", { className: "rows" }, ...questions),
    );
  });
  return [el("p", {}, t("sectionsHint")), ...rows];
}

/** A menu's choice in the words of this catalogue; what was offered in words of its own. */
export function labelOf({ text, choice }, sections = [], t) {
  if (!choice || text !== choice) return text;
  const [word, ...rest] = choice.split(":");
  if (word === "go") return t("question", { ref: rest[0] });
  if (word === "route") return sections.find(({ id }) => id === rest[1])?.title ?? text;
  const labels = { review: "review", "ask:help": "help", "ask:person": "person" };
  return labels[choice] ? t(labels[choice]) : text;
}

function questionRow({ number, part, state }, question, t, choose) {
  const ref = `${number}${part ?? ""}`;
  const label = t("question", { ref });
  const here = question?.number === number && question.part === part;
  const row = button("", () => choose({ choice: `go:${ref}`, label }), { className: "row" });
  row.classList.toggle("settled", !OPEN.includes(state));
  if (here) row.setAttribute("aria-current", "step");
  row.append(el("span", {}, label), el("span", { className: "state" }, t(`state_${state}`)));
  return el("li", {}, row);
}
