import { setGlobalProxyFromEnv } from "node:http";
import { NetworkSettingsError, proxies, trustCaBundle } from "#lib/aws/network-settings.ts";
import { EnvironmentError } from "./environment.ts";

/**
 * Makes all that this process asks beside AWS, the OpenID Connect provider, go through the proxies of the environment
 * and trust the certificates of `AWS_CA_BUNDLE`.
 *
 * @returns the function that takes the proxies back
 * @throws EnvironmentError for a variable that is wrong
 */
export function applyNetworkSettings(): () => void {
  try {
    trustCaBundle();
    return setGlobalProxyFromEnv(proxies());
  } catch (error) {
    throw error instanceof NetworkSettingsError ? new EnvironmentError(error.message) : error;
  }
}
