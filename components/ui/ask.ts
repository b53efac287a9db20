/**
 * Sends a change to the API.
 *
 * @returns the body of the response, or a sentence with the reason of the failure
 */
export async function ask(
  path: string,
  method: "POST" | "DELETE",
  body?: unknown,
): Promise<{ readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: string }> {
  try {
    const response = await fetch(path, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? null : await response.json();
    if (response.ok) return { ok: true, body: answer };
    return { ok: false, problem: answer?.detail ?? `The server returned HTTP status ${response.status}.` };
  } catch {
    return { ok: false, problem: "The dashboard's server is not reachable. Check that it is running." };
  }
}
