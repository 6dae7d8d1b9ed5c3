// The widget in every state. The element is the real one; its line to the server is not.

import { FolkmootChat } from "/widget/element.js";

const GAVE_UP = { status: 0, retryAfter: 3600, body: null };
const NEVER = new Promise(() => {});

const button = (label, value, quiet = false) => ({ label, value, quiet });
const WELCOME = {
  text: "Welcome. Ealing Community Network would like your group’s views on local strategic partnerships, for one response from all its members.\nYour words are kept as you write them. Your group is named or quoted only if you agree.\nYou can pass over any question, stop, and come back. Which questions would you like?",
  choices: [
    button("The 8 that matter most to ECN", "route:short"),
    button("Choose a section", "sections"),
    button("All 35 questions", "route:all"),
    button("What happens to my words?", "ask:about", true),
  ],
};
const QUESTION = {
  text: "Question 7 of 35. Governance\n\nIn areas with both a county and a district council, should the two partnerships share out the work between them?\n\nIn the paper’s words: “Should the roles of county and district LSPs be clearly distinguished?”\n\nWhy it may matter to you: a small group can only sit at so many tables.",
  choices: [
    button("Agree", "stance:agree:7"),
    button("Partly", "stance:partly:7"),
    button("Disagree", "stance:disagree:7"),
    button("Not sure", "not-sure:7"),
    button("Doesn’t apply to us", "pass:not_applicable:7", true),
    button("Skip", "pass:skipped:7", true),
    button("Come back to it later", "pass:later:7", true),
    button("Rather not say", "pass:rather_not_say:7", true),
  ],
};
const REASON = {
  text: "Recorded for question 7: partly.\nWhy do you say so? Please tell us in your own words.",
  choices: [button("Nothing to add", "on")],
};
const DOUBT = {
  text: "I am not sure how to take this: “We should skip this and go back to the old arrangement.”\nIs it your answer, or shall I do something? If it is neither, write “neither”.",
  choices: [button("It is my answer", "as-answer"), button("Skip the question", "as-command")],
};
const SUBMITTED = {
  text: "Thank you. Your response has been submitted to ECN. Its receipt is number 2006-014, of 20 February 2006.\nYou can still look at your answers and change them.",
  choices: [button("Look at my answers", "review")],
};
const LONG =
  "Our members meet every second Tuesday in the hall in Duck Lane, and this was talked about for most of an evening.\n\n" +
  "Nobody minds who chairs the partnership as long as we hear about a decision before it is printed. ".repeat(9);
const SECTIONS = [
  ["role", "The role of LSPs, Sustainable Community Strategies and LAAs", 1, 3, ["answered", "dont_know", "later"]],
  ["strategies", "Sustainable Community Strategies", 4, 6, ["answered", "rather_not_say", "skipped"]],
  ["governance", "Governance", 7, 11, ["unanswered", "unanswered", "not_applicable", "bypassed", "unanswered"]],
].map(([id, title, first, , states]) => ({
  id,
  title,
  questions: states.map((state, index) => ({ number: first + index, part: null, state })),
}));

const theirs = (said) => ({ sender: "assistant", id: null, choice: null, waiting: false, ...said });
const mine = (text, id) => ({ sender: "member", text, id, choice: null, waiting: false, choices: [] });
const START = [theirs(WELCOME)];
const ASKED = [...START, mine("All 35 questions", "1"), theirs(QUESTION)];

function at(transcript, changes = {}) {
  const question = transcript.length > 1 ? { number: 7, part: null, section: "Governance" } : null;
  const progress = { done: question ? 5 : 0, of: 35 };
  return { transcript, question, progress, answers: [], submitted: false, email: true, author: null, sections: SECTIONS, ...changes };
}

/** A line to no server: answers with what it is given, by what is asked. */
class Line {
  online = true;

  constructor(answers) {
    this.answers = { "POST /api/conversations": [201, { conversation: "c", token: "t" }], ...answers };
  }

  watch() {}

  async request(method, path) {
    const what = `${method} ${path.replace("/api/conversations/c", "")}`;
    const answer = this.answers[what] ?? GAVE_UP;
    if (!Array.isArray(answer)) return answer;
    const [status, body, retryAfter = 0] = answer;
    return { status, body, retryAfter };
  }
}

const shows = (state, answers = {}) => new Line({ "GET ": [200, state], ...answers });
const replies = (...said) => [200, { replies: said, question: { number: 7, part: null, section: "Governance" }, progress: { done: 5, of: 35 } }];
const find = (chat, selector) => chat.shadowRoot.querySelector(selector);
const write = (chat, text) => {
  find(chat, "textarea").value = text;
  find(chat, "textarea").dispatchEvent(new Event("input"));
};
const send = (chat, text) => {
  write(chat, text);
  find(chat, ".composer").requestSubmit();
};
const press = (chat, label) => [...chat.shadowRoot.querySelectorAll("button")].find((node) => node.textContent === label)?.click();
const menu = (label) => (chat) => {
  find(chat, ".menu > button").click();
  if (label) press(chat, label);
};
const sending = (text) => (chat) => send(chat, text);
const offline = () => Object.assign(shows(at(ASKED)), { online: false });

// Each state: its name, its line, what is done in it, and attributes.
const STATES = [
  ["Closed", shows(at(START)), null, { open: null }],
  ["Opening", new Line({ "GET ": NEVER })],
  ["Welcome", shows(at(START))],
  ["Question", shows(at(ASKED))],
  ["Long answer", shows(at(ASKED)), (chat) => write(chat, LONG)],
  ["Near the limit", shows(at(ASKED)), (chat) => write(chat, "x ".repeat(49_000))],
  ["Choices pressed", shows(at([...ASKED, mine("Partly", "2"), theirs(REASON)]))],
  ["Sending", shows(at(ASKED), { "POST /messages": NEVER }), sending("We would rather be asked first.")],
  ["Sent", shows(at(ASKED), { "POST /messages": replies(REASON) }), sending("We would rather be asked first.")],
  ["Not sent", shows(at(ASKED)), sending("We would rather be asked first.")],
  ["Offline", offline(), sending("We would rather be asked first.")],
  ["Server away", shows(at(ASKED), { "POST /messages": [503, { error: { code: "assistant_away" } }, 3600] }), sending("We would rather be asked first.")],
  ["Cannot start", new Line({ "POST /api/conversations": GAVE_UP })],
  ["Refused", shows(at(ASKED), { "POST /messages": [413, { error: { message: "That is too long for one message. Please send it in several." } }] }), sending(LONG)],
  ["In doubt", shows(at([...ASKED, mine("We should skip this and go back to the old arrangement.", "2"), theirs(DOUBT)]))],
  ["Menu", shows(at(ASKED)), menu()],
  ["Section map", shows(at(ASKED)), menu("Sections")],
  ["Code", shows(at(ASKED), { "POST /code": [201, { code: "K7PM-2XQD-9RWT-4HJN", link: "https://folkmoot.example.org/#resume=K7PM-2XQD-9RWT-4HJN", expires: "2006-03-03T00:00:00Z" }] }), menu("Go on later or elsewhere")],
  ["I have a code", shows(at([...ASKED, mine("Partly", "2")])), menu("I have a code")],
  ["Copies", shows(at(ASKED)), menu("A copy of my answers")],
  ["Start again", shows(at(ASKED)), menu("Start again")],
  ["Error", shows(at(ASKED), { "POST /code": [500, null] }), menu("Go on later or elsewhere")],
  ["Conversation gone", new Line({ "GET ": [404, { error: { code: "conversation_not_found" } }] })],
  ["Submitted", shows(at([...ASKED, mine("Submit now", "2"), theirs(SUBMITTED)], { submitted: true }))],
  ["Dark", shows(at([...ASKED, mine("Partly", "2"), theirs(REASON)])), null, { theme: "dark" }],
  ["High contrast", shows(at([...ASKED, mine("Partly", "2"), theirs(REASON)])), null, { contrast: "more" }],
  ["High contrast, dark", shows(at([...ASKED, mine("Partly", "2"), theirs(REASON)])), null, { contrast: "more", theme: "dark" }],
  ["Right to left", shows(at([...ASKED, mine("Partly", "2"), theirs(REASON)])), null, { dir: "rtl" }],
  ["Right to left, section map", shows(at(ASKED)), menu("Sections"), { dir: "rtl" }],
  ["Large text", shows(at(ASKED)), (chat) => press(chat, "Menu") ?? press(chat, "A++")],
  ["Polish", shows(at([...ASKED, mine("Partly", "2"), theirs(REASON)])), null, { language: "pl" }],
  ["Punjabi", shows(at([...ASKED, mine("Partly", "2"), theirs(REASON)])), null, { language: "pa" }],
];

customElements.define("folkmoot-chat", FolkmootChat);
const only = new URLSearchParams(location.search).get("only");

for (const [name, transport, act, attributes = {}] of STATES) {
  const id = name.toLowerCase().replace(/\W+/g, "-");
  if (only && only !== id) continue;
  const chat = Object.assign(document.createElement("folkmoot-chat"), { transport });
  for (const [key, value] of Object.entries({ inline: "", open: "", ...attributes })) {
    if (value !== null) chat.setAttribute(key, value);
  }
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  heading.textContent = name;
  section.id = id;
  section.append(heading, chat);
  const ready = new Promise((resolve) => chat.addEventListener("folkmoot-ready", resolve));
  document.querySelector(".states").append(section);
  const link = Object.assign(document.createElement("a"), { href: `#${id}`, textContent: name });
  const entry = document.createElement("li");
  entry.append(link);
  document.querySelector(".columns").append(entry);
  await ready;
  // What is fetched is shown before anything is done.
  await new Promise((resolve) => setTimeout(resolve, 50));
  act?.(chat);
  document.activeElement?.blur();
}
scrollTo(0, 0);
document.body.dataset.ready = "";
