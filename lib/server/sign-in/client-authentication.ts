import "server-only";
import * as oidc from "openid-client";
import { CLIENT_AUTH } from "../environment.ts";
import type { SignInSettings } from "./settings.ts";
import { SignInError } from "./sign-in-error.ts";

const WAYS = {
  client_secret_basic: oidc.ClientSecretBasic,
  client_secret_post: oidc.ClientSecretPost,
  client_secret_jwt: oidc.ClientSecretJwt,
} as const satisfies Record<(typeof CLIENT_AUTH)[number], unknown>;

/**
 * The configured method of client authentication, else the first supported method in the provider's metadata. Without
 * one in the metadata it is `client_secret_basic` (OpenID Connect Discovery 1.0, section 3). A client without a secret
 * is public.
 *
 * @throws SignInError when the provider accepts none of these
 */
export function clientAuthentication(
  { token_endpoint_auth_methods_supported: taken = ["client_secret_basic"] }: oidc.ServerMetadata,
  { clientSecret, clientAuth }: SignInSettings,
): oidc.ClientAuth {
  if (clientSecret === null) return oidc.None();
  const method = clientAuth ?? CLIENT_AUTH.find((each) => taken.includes(each));
  if (method) return WAYS[method](clientSecret);
  const offered = taken.join(", ").slice(0, 200);
  throw new SignInError("setup", `the token endpoint takes ${offered}; this dashboard has ${CLIENT_AUTH.join(", ")}`);
}
