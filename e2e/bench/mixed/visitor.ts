import { signInAt } from "../../accounts/sign-in-walk.ts";

const PATIENCE_MS = 60_000;

/** One who looks at the dashboard, from an address of their own, by session or by API token. */
export class Visitor {
  readonly #site: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #cookies = new Map<string, string>();

  /** @param address as a load balancer says it; it must be a trusted proxy */
  constructor(site: string, address: string, token: string | null = null) {
    this.#site = site;
    this.#headers = {
      "X-Forwarded-For": address,
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    };
  }

  /** The headers of a request, for one that is sent by hand. */
  get head(): string {
    const headers = { Host: new URL(this.#site).host, ...this.#headersNow() };
    return Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("");
  }

  /** Asks as a browser does, but follows no redirect. */
  async ask(path: string, { headers, signal, ...init }: RequestInit = {}): Promise<Response> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(this.#site + path, {
      redirect: "manual",
      ...init,
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      headers: { ...this.#headersNow(), ...(headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (/Max-Age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** The status of an answer, once all of it has come. */
  async statusOf(path: string, init: RequestInit = {}): Promise<number> {
    const answer = await this.ask(path, init);
    await answer.arrayBuffer();
    return answer.status;
  }

  /** @throws Error where the answer is no success */
  async json<Body>(path: string, body: unknown = undefined): Promise<Body> {
    const change = { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const answer = await this.ask(path, body === undefined ? {} : change);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Body;
  }

  /**
   * Walks from a page to the provider, through its forms, and back.
   *
   * @returns the path that the visitor arrives at
   */
  async signIn(page: string, name: string): Promise<string> {
    let location = await this.#redirect(page);
    location = await this.#redirect(location);
    const callback = await signInAt(new URL(location), name);
    location = await this.#redirect(callback.href);
    return location.replace(this.#site, "");
  }

  async #redirect(address: string): Promise<string> {
    const answer = await this.ask(address.replace(this.#site, ""));
    await answer.arrayBuffer();
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`${address.slice(0, 200)} answered ${answer.status}, which leads nowhere`);
    return location;
  }

  #headersNow(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return { ...this.#headers, ...(cookie === "" ? {} : { Cookie: cookie }) };
  }
}
