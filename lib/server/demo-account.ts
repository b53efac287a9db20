import "server-only";
import { environment } from "./environment.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whether this dashboard scans the demo account: its own setting says so, and every call goes to this machine. The AWS
 * SDK prefers a service's own endpoint variable, and ignores all of them with AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
 * (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"). Nothing that AWS returns takes part in this.
 */
export function isDemoAccount(variables: Variables = process.env): boolean {
  if (environment(variables).POSTURE_DEMO !== "on") return false;
  const { AWS_ENDPOINT_URL = "", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: ignored = "" } = variables;
  const overridden = Object.keys(variables).some((name) => name.startsWith("AWS_ENDPOINT_URL_"));
  return isOwnMachine(AWS_ENDPOINT_URL) && !overridden && ignored.toLowerCase() !== "true";
}

const isOwnMachine = (address: string): boolean =>
  URL.canParse(address) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(address).hostname);
