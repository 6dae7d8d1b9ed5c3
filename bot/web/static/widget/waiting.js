// How long to wait before something is tried again.

const LONGEST_PAUSE = 30;

/** Seconds: 1, 2, 4 … 30, each up to a third longer or shorter, so that not all try at once. */
export function pause(attempt) {
  const seconds = Math.min(2 ** attempt, LONGEST_PAUSE) * (2 / 3 + (Math.random() * 2) / 3);
  return Math.max(1, Math.round(seconds));
}

export function sleep(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
