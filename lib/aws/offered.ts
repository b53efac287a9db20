import { lookup } from "node:dns/promises";

/**
 * Tells a service that a Region does not have from a network that is down: the name of the service's endpoint
 * does not resolve, but that of KMS, which every Region has, does.
 *
 * @returns false only where the service is verifiably not offered
 */
export async function isOffered(thrown: unknown): Promise<boolean> {
  const { code, hostname } = (thrown ?? {}) as { code?: string; hostname?: string };
  if (code !== "ENOTFOUND" || !hostname) return true;
  const kms = hostname.replace(/^.*?\.(?=[a-z]{2}(-[a-z]+)+-\d\.)/, "kms.");
  if (kms === hostname) return true;
  return lookup(kms).then(
    () => false,
    () => true,
  );
}
