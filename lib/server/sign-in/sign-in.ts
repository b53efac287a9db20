import "server-only";
import * as oidc from "openid-client";
import { beginJourney, type Journey } from "./journey.ts";
import { provider } from "./provider.ts";
import { claimAt, type GivenRole, roleOf } from "./roles.ts";
import type { SignInSettings } from "./settings.ts";
import { SignInError } from "./sign-in-error.ts";

/** A person whom the provider has signed in. */
export interface Person extends GivenRole {
  readonly subject: string;
  readonly name: string;
}

const CALLBACK = "/auth/callback";

/**
 * Starts a sign-in by authorization code with PKCE (RFC 7636), state and nonce.
 *
 * @param to the local path to return to
 * @returns where to redirect the browser, and the data to keep until it returns
 */
export async function beginSignIn(settings: SignInSettings, to: string): Promise<{ location: URL; journey: Journey }> {
  const configuration = await provider(settings);
  const journey = beginJourney(to, settings.sessionSecret);
  const location = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: `${settings.url}${CALLBACK}`,
    scope: settings.scopes,
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: "S256",
  });
  return { location, journey };
}

/**
 * Finishes a sign-in: exchanges the code, checks the ID token and its signature, reads the role.
 *
 * @param search the query of the redirect back from the provider
 * @throws the library's errors or SignInError when a check of the response fails
 */
export async function finishSignIn(settings: SignInSettings, search: string, journey: Journey): Promise<Person> {
  const configuration = await provider(settings);
  const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${settings.url}${CALLBACK}${search}`), {
    pkceCodeVerifier: journey.verifier,
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  });
  const idToken = tokens.claims();
  if (!idToken) throw new SignInError("rejected", "an ID token in the provider's answer");
  // The library accepts an empty subject. Sessions, tokens and the log identify people by it.
  if (idToken.sub.trim() === "") throw new SignInError("rejected", 'JWT "sub" (subject) claim that is not empty');
  // Providers may omit names and groups from the ID token.
  const tellsAll = claimAt(idToken, settings.roleClaim) !== undefined;
  const asksMore = !tellsAll && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const more = asksMore ? await oidc.fetchUserInfo(configuration, tokens.access_token, idToken.sub) : {};
  const claims: Readonly<Record<string, unknown>> = { ...more, ...idToken };
  const names = [claims.name, claims.preferred_username, claims.email, idToken.sub];
  const name = names.find((each) => typeof each === "string" && each !== "");
  return { subject: idToken.sub, name: String(name).slice(0, 200), ...roleOf([idToken, more], settings) };
}

/** The address that ends the provider's own session; null if it has no such endpoint or cannot be reached. */
export async function endSessionAt(settings: SignInSettings): Promise<URL | null> {
  try {
    const configuration = await provider(settings);
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${settings.url}/auth/signed-out` });
  } catch {
    return null;
  }
}
