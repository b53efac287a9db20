import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Claims = Readonly<Record<string, unknown>>;

/** The differences of this provider from a valid one. */
export interface Hostility {
  /** Replaces members of the metadata; a null member is left out. */
  readonly metadata?: Claims;
  /** Replaces claims of the ID token; a null member is left out. */
  readonly claims?: Claims;
  readonly userinfo?: Claims;
  readonly signature?: "another key" | "none" | "HS256";
  /**
   * Replaces the answer of a path: silence, half an answer and then silence, a cut connection, or a status with a text.
   */
  readonly at?: Readonly<Record<string, "silence" | "half" | "cut" | readonly [status: number, body: string]>>;
}

/** An OpenID Connect provider on loopback that signs every user in at once, and can misbehave. */
export interface HostileProvider {
  readonly issuer: string;
  /** Every request so far, as path, `Authorization` header and body. */
  readonly seen: readonly { readonly path: string; readonly authorization: string; readonly body: string }[];
  /** Sets the differences from now on. */
  behave(hostility: Hostility): void;
  close(): Promise<void>;
}

const KID = "loopback";
const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const without = (claims: Claims): Claims => Object.fromEntries(Object.entries(claims).filter(([, v]) => v !== null));

/** Starts the provider. */
export async function startHostileProvider(first: Hostility = {}): Promise<HostileProvider> {
  let hostility = first;
  const seen: { path: string; authorization: string; body: string }[] = [];
  const nonces = new Map<string, string>();
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    const body = await text(request);
    seen.push({ path: pathname, authorization: request.headers.authorization ?? "", body });
    const fault = hostility.at?.[pathname];
    if (fault === "silence") return;
    if (fault === "half") return void response.writeHead(200, { "content-type": "application/json" }).write("{");
    if (fault === "cut") return void request.socket.destroy();
    if (fault) return void response.writeHead(fault[0], { "content-type": "application/json" }).end(fault[1]);
    if (pathname === "/authorize") return authorize(searchParams, response);
    const json = answerAt(pathname, new URLSearchParams(body).get("code") ?? "");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(json));
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const code = `code-${nonces.size}`;
    nonces.set(code, asked.get("nonce") ?? "");
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
    response.writeHead(303, { location: back.href }).end();
  }

  function answerAt(path: string, code: string): unknown {
    switch (path) {
      case "/.well-known/openid-configuration":
        return without({ ...metadataOf(issuer), ...hostility.metadata });
      case "/jwks":
        return { keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: KID, use: "sig", alg: "RS256" }] };
      case "/userinfo":
        return { sub: "zoe", ...hostility.userinfo };
      default:
        return { access_token: "an access token", token_type: "Bearer", id_token: idToken(code) };
    }
  }

  function idToken(code: string): string {
    const now = Math.floor(Date.now() / 1000);
    const due = { iss: issuer, aud: "bedrock-posture", sub: "zoe", iat: now, exp: now + 300, nonce: nonces.get(code) };
    return signed(without({ ...due, ...hostility.claims }));
  }

  function signed(claims: Claims): string {
    const alg = { none: "none", HS256: "HS256", "another key": "RS256", own: "RS256" }[hostility.signature ?? "own"];
    const content = `${base64url({ alg, kid: KID })}.${base64url(claims)}`;
    const key = hostility.signature === undefined ? own.privateKey : other.privateKey;
    if (alg === "none") return `${content}.`;
    return `${content}.${sign("sha256", Buffer.from(content), key).toString("base64url")}`;
  }

  return {
    issuer,
    seen,
    behave(next) {
      hostility = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const metadataOf = (issuer: string): Claims => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
});
