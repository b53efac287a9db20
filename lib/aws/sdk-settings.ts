import { STSClient, type STSClientConfig } from "@aws-sdk/client-sts";

/** What the SDK's own variables and files say, resolved once for all clients. */
export interface SdkSettings {
  readonly credentials: NonNullable<STSClientConfig["credentials"]>;
  readonly region: () => Promise<string>;
}

/** Used where neither environment nor profile names a Region. */
const FALLBACK_REGION = "us-east-1";

/** Takes the default credential chain and Region from the SDK itself, so that both mean what they mean everywhere. */
export function sdkSettings(): SdkSettings {
  const { config } = new STSClient({});
  return {
    credentials: config.credentials,
    region: () => config.region().catch(() => FALLBACK_REGION),
  };
}
