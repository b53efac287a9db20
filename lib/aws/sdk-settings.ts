import { STSClient } from "@aws-sdk/client-sts";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { type Credentials, currentCredentials } from "./credentials.ts";

/** What the SDK's own variables and files say now, for all clients of a reader. */
export interface SdkSettings {
  readonly credentials: Credentials;
  readonly region: () => Promise<string>;
}

/** Used where neither environment nor profile names a Region. */
const FALLBACK_REGION = "us-east-1";

/** Takes the default credential chain and Region from the SDK itself, so that both mean what they mean everywhere. */
export function sdkSettings(requestHandler: NodeHttpHandler): SdkSettings {
  const credentials = currentCredentials(requestHandler);
  const { config } = new STSClient({});
  return { credentials, region: () => config.region().catch(() => FALLBACK_REGION) };
}
