/** A request that a provider's pages lead to. */
interface Step {
  readonly url: URL;
  readonly form?: Readonly<Record<string, string>>;
}

/**
 * Walks through the loopback identity provider's forms as a browser would.
 *
 * @returns the address at the dashboard that the provider sends the browser back to
 */
export async function signInAt(start: URL, name: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let step: Step = { url: start };
  for (let count = 0; count < 20; count++) {
    const { url, form } = step;
    if (url.origin !== start.origin) return url;
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [key = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      cookies.set(key, value);
    }
    const location = response.headers.get("location");
    step = location ? { url: new URL(location, url) } : filledIn(await response.text(), url, name);
  }
  throw new Error("The provider led in a circle.");
}

function filledIn(page: string, url: URL, name: string): Step {
  const action = page.match(/<form[^>]* action="([^"]+)"/)?.[1];
  const prompt = page.match(/name="prompt" value="(\w+)"/)?.[1];
  if (!action || !prompt) throw new Error(`The provider's page has no form: ${page.slice(0, 500)}`);
  return { url: new URL(action, url), form: { prompt, login: name, password: "anything" } };
}
