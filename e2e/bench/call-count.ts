import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { requiredCalls } from "../accounts/required-calls.ts";
import { scanEndpoint } from "../accounts/scan-endpoint.ts";
import { report } from "./report.ts";

/** The number of calls of a scan, compared with the required ones. */
export async function benchCallCount(): Promise<void> {
  const account = await startDemoAccount();
  await scanEndpoint(account.url);
  const required = Object.values(requiredCalls(account.model)).reduce((sum, calls) => sum + calls, 0);
  report({ name: "calls of a scan", value: account.calls.counts().total, unit: "calls", floor: required });
  await account.close();
}
