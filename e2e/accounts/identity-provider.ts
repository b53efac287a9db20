import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Configuration, Provider } from "oidc-provider";

/** A real OpenID Connect server on loopback, for tests. Its sign-in form takes any name with any password. */
export interface IdentityProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/** Groups by the name that somebody signs in with; everybody else is in none. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  olga: ["security", "posture-operators"],
  victor: ["security"],
};

/**
 * Starts the server with one client.
 *
 * @param dashboard where the dashboard listens; its callback and its signed-out page are taken
 */
export async function startIdentityProvider(dashboard: string, clientSecret: string): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("request", new Provider(issuer, configurationFor(dashboard, clientSecret)).callback());
  return {
    issuer,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const configurationFor = (dashboard: string, clientSecret: string): Configuration => ({
  clients: [
    {
      client_id: "bedrock-posture",
      client_secret: clientSecret,
      token_endpoint_auth_method: "client_secret_post",
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
