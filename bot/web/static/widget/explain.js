// Why something that was asked of the server did not happen, in a sentence.

export function explain(status, body, t) {
  if (status === 0) return t("noAnswer");
  if (status === 404 || status === 405 || status === 501) return t("notHere");
  if (status >= 500) return t("serverTrouble");
  return body?.error?.message ?? t("serverTrouble");
}
