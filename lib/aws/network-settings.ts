import { readFileSync } from "node:fs";
import type { AgentOptions } from "node:http";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

/** A network variable has an invalid value. The message contains its name and the values that it accepts. */
export class NetworkSettingsError extends Error {
  override readonly name = "NetworkSettingsError";
}

/** Whether a text is a valid http:// or https:// URL. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** The proxies of the environment, as Node's agents take them. */
export type Proxies = NonNullable<AgentOptions["proxyEnv"]>;

/** Where AWS gives the credentials of this machine or task: link-local, so no proxy reaches them. */
const LINK_LOCAL = ["169.254.169.254", "169.254.170.2", "169.254.170.23", "[fd00:ec2::254]", "[fd00:ec2::23]"];

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. In lower case they come first, and loopback is no exception of its
 * own: both as the AWS CLI and Node.js have it.
 *
 * @throws {NetworkSettingsError} for an address that is not http:// or https://; the message does not contain it
 */
export function proxies(environment: NodeJS.ProcessEnv = process.env): Proxies {
  const exceptions = [environment.no_proxy || environment.NO_PROXY, ...LINK_LOCAL].filter(Boolean).join(",");
  const http = readProxy(environment, "http_proxy");
  const https = readProxy(environment, "https_proxy");
  const { NODE_ENV } = environment;
  return { NODE_ENV, no_proxy: exceptions, ...(http && { http_proxy: http }), ...(https && { https_proxy: https }) };
}

function readProxy(environment: NodeJS.ProcessEnv, name: "http_proxy" | "https_proxy"): string | undefined {
  const set = environment[name] ? name : name.toUpperCase();
  const address = environment[set];
  if (!address) return undefined;
  if (isWebAddress(address)) return address;
  throw new NetworkSettingsError(`${set} takes the address of a proxy, e.g. http://proxy.example.com:3128.`);
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

let trusted = "";

/**
 * Makes every TLS client of this process trust the certificates in the file that `AWS_CA_BUNDLE` names, beside those
 * that Node.js trusts (`NODE_EXTRA_CA_CERTS` included).
 *
 * @throws {NetworkSettingsError} when the file cannot be read or holds no certificate
 */
export function trustCaBundle({ AWS_CA_BUNDLE: path }: NodeJS.ProcessEnv = process.env): void {
  if (!path) return;
  const bundle = readBundle(path);
  if (bundle === trusted) return;
  const certificates = bundle.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw new NetworkSettingsError(`AWS_CA_BUNDLE: ${path} holds no certificate (PEM).`);
  setDefaultCACertificates([...getCACertificates("default"), ...certificates]);
  trusted = bundle;
}

function readBundle(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new NetworkSettingsError(`AWS_CA_BUNDLE: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
