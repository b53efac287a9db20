import "server-only";
import * as oidc from "openid-client";
import { forgetProcessGlobal, processGlobal } from "../process-global.ts";
import type { SignInSettings } from "./settings.ts";

const TIMEOUT_S = 10;

/**
 * The OpenID Connect provider, discovered at the first question. A failure is not remembered.
 *
 * @throws the library's errors when the provider cannot be reached or is another than the issuer says
 */
export function provider({ issuer, clientId, clientSecret }: SignInSettings): Promise<oidc.Configuration> {
  return processGlobal("oidc-provider", () => {
    const isPlain = new URL(issuer).protocol === "http:";
    const discovering = oidc.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret),
      // The environment takes http:// for loopback only.
      { timeout: TIMEOUT_S, execute: isPlain ? [oidc.allowInsecureRequests] : [] },
    );
    discovering.catch(() => {
      forgetProcessGlobal("oidc-provider");
    });
    return discovering;
  });
}
