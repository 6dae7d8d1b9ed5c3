// What the shadow root holds. data-text and data-label name the strings that go in.

export const TEMPLATE = `
<div class="root">
  <button type="button" class="launcher" aria-expanded="false" data-text="launcher"></button>
  <section class="panel" aria-labelledby="title" hidden>
    <header>
      <div class="bar">
        <h2 id="title" tabindex="-1" data-text="title"></h2>
        <div class="menu">
          <button type="button" aria-expanded="false" aria-controls="menu" data-text="menu"></button>
          <ul id="menu" hidden></ul>
        </div>
        <button type="button" class="close" data-text="close"></button>
      </div>
      <div class="progress" hidden>
        <p><strong class="at"></strong> <span class="in"></span></p>
        <p><progress aria-labelledby="done"></progress> <span id="done"></span></p>
      </div>
    </header>
    <div class="log" role="region" tabindex="0" data-label="transcript"><ol></ol><div class="notice" hidden></div></div>
    <form class="composer" novalidate>
      <label for="words" data-text="answer"></label>
      <p class="hint" id="hint"></p>
      <div class="write">
        <textarea id="words" rows="1" aria-describedby="hint" autocomplete="off"></textarea>
        <button class="send" data-text="send"></button>
      </div>
    </form>
    <div class="sheet" role="region" aria-labelledby="sheet" hidden></div>
  </section>
  <p class="unsent" role="status" data-text="unsent" hidden></p>
  <div class="said" aria-live="polite"></div>
  <div class="said" aria-live="polite"></div>
</div>`;

/** Put the strings in. */
export function fillIn(root, t) {
  for (const node of root.querySelectorAll("[data-text]")) {
    node.textContent = t(node.dataset.text);
  }
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
  }
}
