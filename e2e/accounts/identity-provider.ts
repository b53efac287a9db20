import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type ClientAuthMethod, type Configuration, Provider } from "oidc-provider";

/** A real OpenID Connect server on loopback, for tests. Its sign-in form takes any name with any password. */
export interface IdentityProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/** Groups by user name; all other users have none. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  olga: ["security", "posture-operators"],
  victor: ["security"],
};

/** For a client that would sign with a key. */
const CLIENT_KEY = {
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" }),
  use: "sig",
};

/** The strict requirements of a server. */
export interface Strictness {
  /** The required method of client authentication at the token endpoint. The metadata name only this one. */
  readonly clientAuth?: ClientAuthMethod;
}

/**
 * Starts the server with one client. It requires PKCE.
 *
 * @param dashboard the address of the dashboard, for its callback and its signed-out page
 */
export async function startIdentityProvider(
  dashboard: string,
  clientSecret: string,
  strictness: Strictness = {},
): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("request", new Provider(issuer, configurationFor(dashboard, clientSecret, strictness)).callback());
  return {
    issuer,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const configurationFor = (
  dashboard: string,
  clientSecret: string,
  { clientAuth = "client_secret_post" }: Strictness,
): Configuration => ({
  clientAuthMethods: [clientAuth],
  clients: [
    {
      client_id: "bedrock-posture",
      ...(clientAuth === "none" || clientAuth === "private_key_jwt" ? {} : { client_secret: clientSecret }),
      ...(clientAuth === "private_key_jwt" ? { jwks: { keys: [CLIENT_KEY] } } : {}),
      token_endpoint_auth_method: clientAuth,
      redirect_uris: [`${dashboard}/auth/callback`],
      post_logout_redirect_uris: [`${dashboard}/auth/signed-out`],
    },
  ],
  claims: { openid: ["sub"], profile: ["name", "groups"] },
  // As many providers do: names and groups come from the userinfo endpoint only.
  conformIdTokenClaims: true,
  pkce: { required: () => true },
  cookies: { keys: ["loopback tests only"] },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: async (_, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, name: `${id} of Aldermere`, groups: [...(GROUPS[id] ?? [])] }),
  }),
});

/** The secret of the dashboard's client where `signInEnvironment` sets it up. */
export const CLIENT_SECRET = "a secret of the client";

/** The settings of a dashboard at `url` whose users sign in at a provider that was started with `CLIENT_SECRET`. */
export const signInEnvironment = (url: string, { issuer }: Pick<IdentityProvider, "issuer">) => ({
  POSTURE_URL: url,
  POSTURE_OIDC_ISSUER: issuer,
  POSTURE_OIDC_CLIENT_ID: "bedrock-posture",
  POSTURE_OIDC_CLIENT_SECRET: CLIENT_SECRET,
  POSTURE_OPERATORS: "posture-operators",
  POSTURE_VIEWERS: "security",
  POSTURE_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
});
