// The words of the widget itself, in the language of the page.

import { pause, sleep } from "./waiting.js";

const LANGUAGES = ["en", "pl", "pa"];
const RIGHT_TO_LEFT = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/** Which way a language is written. */
export function directionOf(language) {
  return RIGHT_TO_LEFT.includes(language.split("-")[0]) ? "rtl" : "ltr";
}

/** The language of the catalogues that suits best: Polish for pl-PL, English for all unknown. */
export function languageFor(wanted) {
  const language = (wanted ?? "").toLowerCase().split("-")[0];
  return LANGUAGES.includes(language) ? language : "en";
}

/** A catalogue as a function: t("left", {room: 40}). Tries until it has been fetched. */
export async function loadStrings(base, language) {
  const address = new URL(`strings/${language}.json`, base);
  for (let attempt = 0; ; attempt += 1) {
    try {
      const strings = await (await fetch(address)).json();
      return (key, values = {}) =>
        (strings[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name]);
    } catch {
      await sleep(pause(attempt));
    }
  }
}
