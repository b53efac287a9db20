import { createReader } from "#lib/aws/reader.ts";
import { type ScanResult, scanAccount } from "#lib/scanner/scan-account.ts";

const SETTINGS = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/**
 * Scans whatever account answers at an endpoint, through the SDK's own variables as a user would.
 *
 * @param regions those asked for; null for all that the account has enabled
 */
export async function scanEndpoint(url: string, regions: readonly string[] | null = null): Promise<ScanResult> {
  Object.assign(process.env, SETTINGS, { AWS_ENDPOINT_URL: url });
  const reader = createReader({ bounds: { attempts: 1 } });
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const signal = new AbortController().signal;
    return await scanAccount(reader, { identity: identity.output, regions, signal, onProgress: () => {} });
  } finally {
    reader.close();
  }
}
