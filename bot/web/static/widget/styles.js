// The widget's look. A page can change the custom properties that begin with --folkmoot-.

export const styles = `
:host {
  --accent: var(--folkmoot-accent, #1d4d8f);
  --on-accent: var(--folkmoot-on-accent, #ffffff);
  --surface: var(--folkmoot-surface, #ffffff);
  --text: var(--folkmoot-text, #1a1a1a);
  --muted: var(--folkmoot-muted, #505a5f);
  --border: var(--folkmoot-border, #6f777b);
  --mine: var(--folkmoot-mine, #e8eff8);
  --theirs: var(--folkmoot-theirs, #f3f2f1);
  --error: var(--folkmoot-error, #b00020);
  --focus: var(--folkmoot-focus, #ffbf47);
  font: var(--folkmoot-font, 1rem/1.5 system-ui, sans-serif);
  color: var(--text);
}
@media (prefers-color-scheme: dark) {
  :host {
    --accent: var(--folkmoot-accent-dark, #9cc3f5);
    --on-accent: var(--folkmoot-on-accent-dark, #10141a);
    --surface: var(--folkmoot-surface-dark, #16191d);
    --text: var(--folkmoot-text-dark, #f2f2f2);
    --muted: var(--folkmoot-muted-dark, #b8c0c8);
    --border: var(--folkmoot-border-dark, #8a939b);
    --mine: var(--folkmoot-mine-dark, #22344c);
    --theirs: var(--folkmoot-theirs-dark, #24282d);
    --error: var(--folkmoot-error-dark, #ff9a9a);
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; min-height: 2.75rem; border-radius: .25rem; padding: .4rem .9rem; }
button:focus-visible, textarea:focus-visible, .log:focus-visible, h2:focus-visible {
  outline: 3px solid var(--text);
  outline-offset: 0;
  box-shadow: 0 0 0 6px var(--focus);
}
h2:focus-visible { box-shadow: none; }
.launcher, .send {
  background: var(--accent);
  color: var(--on-accent);
  border: 2px solid var(--accent);
  font-weight: 600;
}
.launcher { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; }
.panel {
  position: fixed;
  right: 1rem;
  bottom: 1rem;
  z-index: 2147483001;
  width: min(30rem, calc(100vw - 2rem));
  height: min(46rem, calc(100vh - 2rem));
  height: min(46rem, calc(100dvh - 2rem));
  display: flex;
  flex-direction: column;
  container-type: size;
  background: var(--surface);
  border: 2px solid var(--border);
  border-radius: .5rem;
}
@media (max-width: 40rem), (max-height: 30rem) {
  .panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; }
}
header { padding: .5rem .75rem; border-bottom: 1px solid var(--border); }
.bar { display: flex; align-items: center; justify-content: space-between; gap: .5rem; }
h2 { font-size: 1.1rem; line-height: 1.25; margin: 0; }
.close { background: transparent; border: 1px solid var(--border); min-width: 2.75rem; }
.progress { display: flex; align-items: center; gap: .5rem; font-size: .875rem; }
progress { flex: 1; min-width: 3rem; height: .5rem; accent-color: var(--accent); }
.log { flex: 1 1 auto; min-height: 6rem; overflow-y: auto; padding: .75rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .75rem; }
.bubble {
  white-space: pre-line;
  overflow-wrap: anywhere;
  padding: .5rem .75rem;
  border-radius: .5rem;
  border: 1px solid transparent;
  background: var(--theirs);
  margin-inline-end: 1.5rem;
}
.member .bubble { background: var(--mine); margin-inline: 1.5rem 0; white-space: pre-wrap; }
.note { font-size: .875rem; color: var(--muted); margin: .25rem 0 0 1.5rem; }
.note.error { color: var(--error); }
.note button { min-height: 2rem; padding: .1rem .6rem; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0 0; }
.choices button, .note button, .notice button {
  background: var(--surface);
  color: var(--accent);
  border: 2px solid var(--accent);
}
.choices .quiet { border-width: 1px; font-size: .9rem; padding: .25rem .6rem; min-height: 2.5rem; }
.choices button[aria-disabled="true"] {
  color: var(--muted);
  border-color: var(--border);
  border-style: dashed;
  cursor: default;
}
.notice { padding: .5rem .75rem; border-top: 1px solid var(--border); }
form { border-top: 1px solid var(--border); padding: .5rem .75rem .75rem; }
label { font-weight: 600; }
.hint { font-size: .875rem; color: var(--muted); margin: 0 0 .25rem; }
.write { display: flex; align-items: flex-end; gap: .5rem; }
textarea {
  flex: 1;
  min-width: 0;
  min-height: 2.75rem;
  max-height: 40vh;
  resize: vertical;
  padding: .4rem .6rem;
  background: var(--surface);
  border: 2px solid var(--border);
  border-radius: .25rem;
}
/* Large text on a small screen: what is not needed makes room for what is. */
@container (max-width: 18rem) or (max-height: 24rem) {
  header, form { padding-inline: .5rem; }
  h2 { font-size: .8rem; overflow-wrap: anywhere; }
  .close { font-size: .8rem; padding-inline: .4rem; min-width: 0; flex: none; }
  progress { display: none; }
  .log { min-height: 4rem; padding: .5rem; }
  .bubble, .member .bubble { margin-inline: 0; }
  .hint { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
.said { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) {
  .bubble { border-color: CanvasText; }
  .choices button[aria-disabled="true"] { color: GrayText; border-color: GrayText; }
}
`;
