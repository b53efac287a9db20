import { devNull } from "node:os";
import type { Environment } from "../process/child.ts";

/**
 * The environment of a program that uses only the demo account: without the caller's AWS settings, credentials and
 * proxies, so that a demo never reaches a real account and is never mistaken for one.
 */
export function demoEnvironment(base: Environment, endpoint: string, databaseUrl: string): Environment {
  const ours = Object.entries(base).filter(([name]) => !/^(AWS_|POSTURE_|DATABASE_URL$|https?_proxy$)/i.test(name));
  return {
    ...Object.fromEntries(ours),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "AKIADEMOACCOUNT00000",
    AWS_SECRET_ACCESS_KEY: "demo",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    DATABASE_URL: databaseUrl,
    POSTURE_LOG_LEVEL: "error",
    POSTURE_DEMO: "on",
  };
}
