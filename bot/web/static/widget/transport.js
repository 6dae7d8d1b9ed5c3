// The line to the server: one request at a time, and whether there is a network at all.

const TIMEOUT = 30_000;

export class Transport {
  #address;

  constructor(address) {
    this.#address = address;
  }

  get online() {
    return navigator.onLine;
  }

  /** Call `changed` whenever the network goes or comes back. */
  watch(changed) {
    addEventListener("offline", changed);
    addEventListener("online", changed);
  }

  /** Ask the server. A status of 0 means that there was no answer. */
  async request(method, path, { token, body, file } = {}) {
    const headers = { "Content-Type": "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    try {
      const answer = await fetch(this.#address + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        cache: "no-store",
        signal: AbortSignal.timeout(TIMEOUT),
      });
      return {
        status: answer.status,
        retryAfter: Number(answer.headers.get("Retry-After")) || 0,
        body: await (file && answer.ok ? answer.blob() : answer.json().catch(() => null)),
      };
    } catch {
      return { status: 0, retryAfter: 0, body: null };
    }
  }
}
