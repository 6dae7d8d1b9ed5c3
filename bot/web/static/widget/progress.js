// How far one is: the question, its section, and how many are done.

/** Show it in the panel's header. */
export function showProgress(header, { question, progress, sections = [] }, t) {
  const find = (selector) => header.querySelector(selector);
  const { done, of } = progress;
  const count = new Set(sections.flatMap((s) => s.questions.map(({ number }) => number))).size;
  const ref = question && `${question.number}${question.part ?? ""}`;
  // Who has chosen a part of the paper hears how much of that part is done, and nothing of the whole.
  const key = count === of ? "questionOf" : "question";
  find(".progress").hidden = false;
  find(".at").textContent = question ? t(key, { ref, of: count }) : "";
  find(".in").textContent = question?.section ?? "";
  find("#done").textContent = t("progress", { done, of });
  Object.assign(find("progress"), { max: of, value: done });
}
