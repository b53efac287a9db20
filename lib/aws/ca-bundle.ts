import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { NetworkSettingsError } from "./network-settings-error.ts";

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
