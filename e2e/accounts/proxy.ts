import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request on its way to an account. */
export interface PassingRequest {
  /** Signing name of the service, e.g. `kms`, and the Region, from the credential scope of the signature. */
  readonly service: string;
  readonly region: string;
  /** `GET /custom-models`, or the X-Amz-Target or Action of protocols that have one path. */
  readonly operation: string;
  /** The identity of a request: two requests with the same value are the same. */
  readonly fingerprint: string;
}

export interface CannedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Changes an answer on its way back. */
export type Change = (request: PassingRequest, answer: CannedAnswer) => CannedAnswer;

/** An endpoint in front of another one that sees every request and may answer it. */
export interface AccountProxy {
  readonly url: string;
  readonly seen: readonly PassingRequest[];
  readonly close: () => void;
}

/**
 * Starts a proxy on loopback. `intercept` returns null to forward a request; `change` gets the answers of forwarded
 * requests.
 */
export async function startProxy(
  target: string,
  intercept: (request: PassingRequest) => CannedAnswer | null = () => null,
  change: Change = (_, answer) => answer,
): Promise<AccountProxy> {
  const seen: PassingRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const body = await buffer(request);
    const passing = describeRequest(method, url, headers, body);
    seen.push(passing);
    const answer = intercept(passing);
    if (answer) return void response.writeHead(answer.status, answer.headers).end(answer.body);
    const { host: _, connection: __, ...kept } = headers as Record<string, string>;
    const init = { method, headers: kept, redirect: "manual" as const, ...(body.length > 0 ? { body } : {}) };
    const given = await fetch(target + url, init);
    const { "content-length": ___, ...told } = Object.fromEntries(given.headers);
    const changed = change(passing, { status: given.status, headers: told, body: await given.text() });
    response.writeHead(changed.status, changed.headers).end(changed.body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function describeRequest(method: string, url: string, headers: IncomingHttpHeaders, body: Buffer): PassingRequest {
  const [, , region = "", service = ""] = headers.authorization?.match(/Credential=([^,]+)/)?.[1]?.split("/") ?? [];
  const target = headers["x-amz-target"];
  const action = new URLSearchParams(body.toString()).get("Action");
  const operation = String(target ?? action ?? `${method} ${url.replace(/\?.*/, "")}`);
  const hash = createHash("sha256").update(body).digest("hex");
  return { service, region, operation, fingerprint: [service, region, method, url, target, hash].join(" ") };
}
