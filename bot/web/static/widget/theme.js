// The colours, for light and dark. A page can set each as --folkmoot-…, and -dark.

const COLOURS = {
  accent: ["#1d4d8f", "#9cc3f5"],
  "on-accent": ["#ffffff", "#10141a"],
  surface: ["#ffffff", "#16191d"],
  text: ["#1a1a1a", "#f2f2f2"],
  muted: ["#505a5f", "#b8c0c8"],
  border: ["#6f777b", "#8a939b"],
  mine: ["#e3edf9", "#22344c"],
  theirs: ["#f3f2f1", "#24282d"],
  error: ["#b00020", "#ff9a9a"],
};

const light = `color-scheme: light; ${colours(0, "")}`;
const dark = `color-scheme: dark; ${colours(1, "-dark")}`;
const strong = `
  --surface: Canvas; --text: CanvasText; --muted: CanvasText; --border: CanvasText;
  --mine: Canvas; --theirs: Canvas; --accent: CanvasText; --on-accent: Canvas; --outline: CanvasText;`;

export const theme = `
:host {
  ${light}
  --outline: transparent;
  --focus: var(--folkmoot-focus, #ffbf47);
  font: var(--folkmoot-font, 1rem/1.5 system-ui, sans-serif);
}
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${dark} } }
:host([theme="dark"]) { ${dark} }
@media (prefers-contrast: more), (forced-colors: active) { :host(:not([contrast=""])) { ${strong} } }
:host([contrast="more"]) { ${strong} }
`;

function colours(which, suffix) {
  return Object.entries(COLOURS)
    .map(([name, pair]) => `--${name}: var(--folkmoot-${name}${suffix}, ${pair[which]});`)
    .join(" ");
}
