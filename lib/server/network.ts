import { setGlobalProxyFromEnv } from "node:http";
import { NetworkSettingsError, proxies, trustCaBundle } from "#lib/aws/network-settings.ts";
import { EnvironmentError } from "./environment.ts";

/**
 * Makes all requests of this process to hosts other than AWS (the OpenID Connect provider) use the proxies of the
 * environment and trust the certificates of `AWS_CA_BUNDLE`.
 *
 * @returns the function that removes the proxies
 * @throws EnvironmentError for an invalid variable
 */
export function applyNetworkSettings(): () => void {
  try {
    trustCaBundle();
    return setGlobalProxyFromEnv(proxies());
  } catch (error) {
    throw error instanceof NetworkSettingsError ? new EnvironmentError(error.message) : error;
  }
}
