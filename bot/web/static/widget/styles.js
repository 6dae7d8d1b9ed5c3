// The widget's look. Lengths are in em, so that the text size chosen in the menu changes them all.

import { COVERS } from "./covering.js";
import { theme } from "./theme.js";

export const styles = `${theme}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.root { font-size: calc(1em * var(--scale, 1)); color: var(--text); text-align: start; }
button, textarea, input { font: inherit; color: inherit; }
h2, h3, h4, p, ul, ol { margin: 0; padding: 0; }
h2, h3, h4 { line-height: 1.25; }
ul, ol { list-style: none; }
button {
  cursor: pointer;
  min-height: 2.75em;
  padding: .4em .9em;
  background: var(--surface);
  color: var(--accent);
  border: 1px solid var(--border);
  border-radius: .375em;
}
button:hover { text-decoration: underline; text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--text); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus); }
h2:focus-visible, h3:focus-visible { outline: 0; box-shadow: none; text-decoration: underline 3px; text-underline-offset: .25em; }
.launcher, .send, .main { background: var(--accent); color: var(--on-accent); border: 2px solid var(--accent); font-weight: 600; }
.launcher {
  position: fixed;
  inset-inline-end: 1em;
  inset-block-end: 1em;
  z-index: 2147483000;
  padding: .6em 1.2em;
  box-shadow: 0 2px 8px #0004;
}
.unsent { position: fixed; inset: auto 1em 4.5em; z-index: 2147483000; margin-inline-start: auto; width: fit-content; padding: .6em .9em; background: var(--surface); border: 1px solid var(--border); border-inline-start: .35em solid var(--error); }
.panel {
  position: fixed;
  inset-inline-end: 1rem;
  inset-block-end: calc(1rem + var(--covered, 0px));
  z-index: 2147483001;
  width: min(32em, calc(100vw - 2rem));
  height: min(46em, calc(var(--seen, 100vh) - 2rem));
  display: flex;
  flex-direction: column;
  container-type: size;
  overflow: hidden;
  overflow: clip;
  background: var(--surface);
  border: 1px solid var(--border);
  border-radius: .6em;
  box-shadow: 0 4px 24px #0003;
}
@media ${COVERS} {
  .panel { inset: auto 0 var(--covered, 0px); width: auto; height: var(--seen, 100vh); border: 0; border-radius: 0; }
}
:host([inline]) { display: block; height: 46em; }
:host([inline]) .root { height: 100%; }
:host([inline]) .panel { position: relative; inset: 0; z-index: 0; width: 100%; height: 100%; box-shadow: none; }
:host([inline]) .launcher { position: static; }

header { padding: .6em .9em; border-block-end: 1px solid var(--border); border-block-start: .35em solid var(--accent); }
.bar { position: relative; display: flex; align-items: center; gap: .5em; }
h2 { flex: 1; font-size: 1.125em; }
.bar button { padding-inline: .75em; }
.menu > button::after { content: "" / ""; display: inline-block; margin-inline-start: .5em; border: .3em solid transparent; border-block-start-color: currentColor; border-block-end: 0; vertical-align: .15em; }
.menu > [aria-expanded="true"]::after { transform: rotate(180deg); }
.menu ul {
  position: absolute;
  inset-inline-end: 0;
  inset-block-start: calc(100% + .4em);
  z-index: 1;
  width: min(20em, 100%);
  max-height: calc(100cqb - 7em);
  overflow-y: auto;
  padding: .35em;
  background: var(--surface);
  border: 1px solid var(--border);
  border-radius: .375em;
  box-shadow: 0 4px 16px #0003;
}
.menu li > button { width: 100%; text-align: start; border-color: transparent; color: var(--text); }
.menu li > button:hover { background: var(--theirs); }
.sizes { display: flex; align-items: center; gap: .4em; padding: .35em .9em; border-block: 1px solid var(--border); }
.sizes::first-line { white-space: nowrap; }
.sizes button { min-width: 2.75em; padding: .2em; }
.sizes button:first-of-type { margin-inline-start: auto; }
.sizes [aria-pressed="true"] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
.progress { margin-block-start: .5em; font-size: .875em; }
.progress p { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .6em; }
.progress :empty:not(progress) { display: none; }
.in { color: var(--muted); }
progress { flex: 1; min-width: 3em; height: .5em; appearance: none; border: 1px solid var(--border); border-radius: 1em; overflow: hidden; background: var(--theirs); }
progress::-webkit-progress-bar { background: var(--theirs); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }

.log { flex: 1 1 auto; min-height: 6em; overflow-y: auto; padding: 1em .9em; overscroll-behavior: contain; position: relative; }
.log:focus-visible, .sheet:focus-visible { outline-offset: -3px; box-shadow: none; }
.log > ol > li { margin-block-end: 1em; }
.bubble {
  padding: .65em .9em;
  border: 1px solid var(--outline);
  border-radius: .75em;
  border-start-start-radius: .15em;
  background: var(--theirs);
  margin-inline-end: 1.5em;
}
.bubble p { white-space: pre-line; overflow-wrap: anywhere; }
.bubble p + p { margin-block-start: .6em; }
.titled h3 { font-size: .875em; color: var(--muted); font-weight: 600; }
.titled p:nth-child(2) { font-size: 1.0625em; font-weight: 600; line-height: 1.4; margin-block-start: .25em; }
.member { display: flex; flex-direction: column; align-items: flex-end; }
.member .bubble { background: var(--mine); margin-inline: 1.5em 0; border-radius: .75em; border-end-end-radius: .15em; max-width: calc(100% - 1.5em); }
.member .bubble p { white-space: pre-wrap; }
.note { font-size: .875em; color: var(--muted); margin-block-start: .25em; margin-inline-start: 1.5em; text-align: end; }
.note.sent::before { content: "✓ " / ""; }
.error { color: var(--error); }
.note button, .notice button { min-height: 2em; padding: .15em .7em; border: 1px solid var(--accent); }
.choices { display: flex; flex-wrap: wrap; gap: .5em; margin-block-start: .65em; }
.choices button { border: 2px solid var(--accent); font-weight: 600; }
.choices .quiet { border: 1px solid var(--border); font-weight: 400; font-size: .9375em; padding: .25em .7em; min-height: 2.5em; }
.notice { position: sticky; inset-block-end: -1em; display: flex; flex-wrap: wrap; align-items: center; gap: .35em .6em; margin: 0 -.9em -1em; padding: .6em .9em; background: var(--surface); border-block-start: 1px solid var(--border); border-inline-start: .35em solid var(--accent); }
.notice p { flex: 1 1 12em; }

.composer { border-block-start: 1px solid var(--border); padding: .6em .9em .9em; }
label { font-weight: 600; }
.hint { font-size: .875em; color: var(--muted); }
.hint.error { color: var(--error); }
.write { display: flex; align-items: flex-end; gap: .5em; margin-block-start: .3em; }
textarea, input { padding: .5em .7em; background: var(--surface); border: 2px solid var(--border); border-radius: .375em; }
textarea { flex: 1; min-width: 0; min-height: 2.85em; max-height: 40cqb; resize: none; display: block; }
.send { min-height: 2.85em; }

.sheet { flex: 1 1 auto; overflow-y: auto; padding: .6em .9em 1.5em; }
.sheet h3 { font-size: 1.35em; margin-block: .5em .6em; }
.sheet h4 { margin-block: 1.5em .35em; }
.sheet > p, .sheet form > * { margin-block-end: .6em; }
.sheet form { margin-block-start: 1.25em; }
.sheet label { display: block; margin-block-end: .1em; }
.sheet input { display: block; width: 100%; max-width: 24em; }
.sheet .choices { margin-block-start: 1.25em; }
.link { border: 0; padding-inline: 0; text-decoration: underline; text-underline-offset: .2em; }
.back::before { content: "‹ " / ""; }
[dir="rtl"] .back::before { content: "› " / ""; }
.warning { border-inline-start: .35em solid var(--accent); padding: .2em .8em; }
.outcome:not(:empty) { border-inline-start: .35em solid var(--border); padding: .2em .8em; }
.code { font: 600 1.4em/1.4 ui-monospace, monospace; letter-spacing: .04em; overflow-wrap: anywhere; padding: .5em .6em; border: 2px solid var(--border); border-radius: .25em; background: var(--theirs); margin-block-end: .4em !important; }
.code + button + p { margin-block-start: .6em; }
.address { overflow-wrap: anywhere; }
.stack { display: flex; flex-direction: column; align-items: flex-start; gap: .6em; margin-block-end: 1em; }
details { border-block-start: 1px solid var(--border); }
details:last-child { border-block-end: 1px solid var(--border); }
summary { cursor: pointer; padding: .75em .25em; font-weight: 600; min-height: 2.75em; }
summary .hint { display: block; font-weight: 400; padding-inline-start: 1.1em; }
details > button { margin-block: .25em .5em; }
.rows { margin-block-end: 1em; }
.row { display: flex; justify-content: space-between; gap: .75em; width: 100%; text-align: start; border: 0; border-radius: 0; border-block-start: 1px solid var(--theirs); padding-inline: .25em; }
.row .state { color: var(--muted); }
.row.settled .state::before { content: "✓ " / ""; }
.row[aria-current] { border-inline-start: .35em solid var(--accent); padding-inline-start: .6em; font-weight: 600; }

/* On a small screen, or with large text, what is not needed makes room for what is. */
@container (max-width: 24em) or (max-height: 36em) {
  header, .composer { padding-block: .4em; }
  .in, progress { display: none; }
  .progress { display: flex; flex-wrap: wrap; gap: 0 .6em; margin: 0; }
  .log { padding: .6em; }
  .bubble { margin-inline-end: 0; padding: .5em .7em; }
  .composer .hint:not(.near), .composer label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@container (max-width: 18em) or (max-height: 26em) {
  header, .composer, .notice { padding: .35em .5em; }
  .bar { gap: .25em; }
  h2 { font-size: .9em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .bar button { font-size: .875em; padding: .2em .45em; min-height: 2.25em; }
  .log { min-height: 3em; padding: .5em; }
  .notice { position: static; margin: 0 -.5em -.5em; }
  .bubble, .member .bubble { margin-inline: 0; max-width: 100%; }
  .menu ul { max-height: calc(100cqb - 4em); }
}
@container (max-height: 18em) { .progress { display: none; } }
.said { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) {
  .launcher, .send, .main { background: ButtonFace; color: ButtonText; border-color: ButtonText; }
  .menu > button::after { forced-color-adjust: none; }
  .bubble, .row, .menu li > button { border-color: CanvasText; }
      .sizes [aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  progress, progress::-webkit-progress-value { forced-color-adjust: none; }
  progress { background: Canvas; border-color: CanvasText; }
  progress::-webkit-progress-bar { background: Canvas; }
  progress::-webkit-progress-value { background: Highlight; }
}
@media (prefers-reduced-motion: no-preference) {
  .menu > button::after { transition: transform .15s; }
}
`;
