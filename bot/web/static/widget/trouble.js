// What is said when something cannot be sent or kept.

/** Listen for trouble. Gives a function that says what holds now, if anything does. */
export function watchTrouble(chat) {
  const { t, conversation, storage, transcript, composer, notice, announcer } = chat;
  const usual = () => {
    const offline = conversation.online ? null : t("offline");
    notice.show(storage.keeps ? offline : t("notKept"));
  };
  const on = (type, handler) => {
    conversation.addEventListener(type, (event) => handler(event.detail));
  };
  on("waiting", ({ message, away, first }) => {
    const notSent = t(storage.keeps ? "notSent" : "notKept");
    const text = away ? t("away") : notSent;
    transcript.waiting(message, text, away ? "" : "error");
    for (const other of conversation.queue.slice(1)) transcript.waiting(other, notSent, "error");
    if (first) announcer.say(text);
  });
  on("refused", ({ message, reason }) => {
    const text = `${t("refused")} ${reason || t("serverTrouble")}`;
    transcript.refused(message, text);
    composer.text = conversation.draft;
    // It is said again if it happens again.
    notice.show(null);
    notice.show(text);
  });
  on("network", usual);
  on("unreachable", () => {
    notice.show(t("cannotStart"), [t("retry"), () => conversation.tryNow()]);
  });
  on("gone", () => {
    const fresh = () => {
      transcript.clear();
      conversation.openNew();
      composer.text = conversation.draft;
    };
    notice.show(t("gone"), [t("startNew"), fresh]);
  });
  return usual;
}
