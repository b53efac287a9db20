import { NextRequest } from "next/server";
import { CLIENT_HEADER } from "#lib/server/client-address.ts";
import { fromProvider, toProvider } from "#lib/server/sign-in/enter.ts";

const DASHBOARD = "https://posture.example.com";

/** A browser: its cookies are those of all its tabs. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #client: string;

  constructor(client = "203.0.113.9") {
    this.#client = client;
  }

  request(path: string): NextRequest {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new NextRequest(new URL(path, DASHBOARD), { headers: { cookie, [CLIENT_HEADER]: this.#client } });
  }

  /** Takes an answer's cookies. Returns where it leads. */
  take(response: Response): string {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (line.length > 4_096) continue; // As browsers do.
      if (/Max-Age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response.headers.get("location") ?? "";
  }

  /** One tab: to the provider, and to where that sends it back. */
  async goTo(to: string): Promise<string> {
    const asked = this.request(`/auth/sign-in?${new URLSearchParams({ to })}`);
    return this.#atProvider(this.take(await toProvider(asked)));
  }

  /** Many tabs of a browser that is opened: all ask before any is answered. */
  async restore(tabs: readonly string[]): Promise<readonly string[]> {
    const asked = tabs.map((to) => this.request(`/auth/sign-in?${new URLSearchParams({ to })}`));
    const answers = await Promise.all(asked.map(toProvider));
    return Promise.all(answers.map((answer) => this.#atProvider(this.take(answer))));
  }

  async comeBack(callback: string): Promise<string> {
    return this.take(await fromProvider(this.request(callback))).replace(DASHBOARD, "");
  }

  async #atProvider(location: string): Promise<string> {
    const answer = await fetch(location, { redirect: "manual" });
    return (answer.headers.get("location") ?? "").replace(DASHBOARD, "");
  }

  get journeys(): readonly string[] {
    return [...this.cookies].filter(([name]) => name.includes("sign-in")).map((cookie) => cookie.join("="));
  }
}
