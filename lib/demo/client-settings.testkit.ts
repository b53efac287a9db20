import type { DemoAccount } from "./demo-account.ts";

/** Settings with which an SDK client talks to a demo account, one attempt a call. For tests. */
export function clientSettings({ url }: Pick<DemoAccount, "url">, region = "us-east-1") {
  return {
    endpoint: url,
    region,
    credentials: { accessKeyId: "AKIADEMO", secretAccessKey: "demo" },
    maxAttempts: 1,
  };
}
