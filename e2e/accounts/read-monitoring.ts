import { createReader, type Reader } from "#lib/aws/reader.ts";
import { ACCOUNT_ID, PRINCIPAL_ARN } from "#lib/demo/account/identity.ts";
import { CONTENT_REGIONS, REGION_WITHOUT_BEDROCK } from "#lib/demo/account/regions.ts";
import type { DemoAccount } from "#lib/demo/demo-account.ts";
import type { FaultRule } from "#lib/demo/faults/fault-rule.ts";
import type { Part } from "#lib/domain/key.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { readMonitoring } from "#lib/scanner/monitoring/read-monitoring.ts";
import { ProgressMeter } from "#lib/scanner/progress.ts";

export interface MonitoringRead {
  readonly monitoring: Monitoring;
  readonly gaps: readonly Gap[];
  readonly progress: { readonly done: number; readonly total: number };
}

/** Reads the monitoring, and nothing else, of a demo account with these faults. */
export async function readMonitoringOf(account: DemoAccount, ...faults: readonly FaultRule[]): Promise<MonitoringRead> {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account.faults.set(faults);
  const reader = createReader({ bounds: { attempts: 1 }, endpoint: account.url });
  try {
    return await readMonitoringThrough(reader);
  } finally {
    reader.close();
    account.faults.set([]);
  }
}

/** Reads the monitoring of every Region of the demo account. */
export async function readMonitoringThrough(reader: Reader): Promise<MonitoringRead> {
  const gaps: Gap[] = [];
  const identity = { accountId: ACCOUNT_ID, partition: "aws", principalArn: PRINCIPAL_ARN };
  const meter = new ProgressMeter(() => {});
  const context = { reader, identity, signal: new AbortController().signal, meter, gaps };
  const monitoring = await readMonitoring(context, [...CONTENT_REGIONS, REGION_WITHOUT_BEDROCK]);
  // The phase has its earlier name in stored scans and in the API.
  return { monitoring, gaps, progress: meter.snapshot().phases.watch };
}

/** Every part of the monitoring by a unique name. */
export function partsOf({
  regions,
  trails,
  logGroups,
  alarms,
  topics,
}: Monitoring): ReadonlyMap<string, Part<unknown>> {
  const rules = regions.flatMap(({ region, rules }) =>
    (rules.kind === "read" ? rules.value : []).map((rule) => [region, rule] as const),
  );
  return new Map<string, Part<unknown>>([
    ...regions.map(({ region, trails }) => [`trails of ${region}`, trails] as const),
    ...regions.map(({ region, rules }) => [`rules of ${region}`, rules] as const),
    ...rules.map(([region, { name, targets }]) => [`targets of ${name} in ${region}`, targets] as const),
    ...trails.map(({ arn, logging }) => [`logging of ${arn}`, logging] as const),
    ...trails.map(({ arn, selection }) => [`selection of ${arn}`, selection] as const),
    ...logGroups.map(({ arn, filters }) => [`filters of ${arn}`, filters] as const),
    ...alarms.map((of) => [`alarms of ${of.region}`, of.alarms] as const),
    ...topics.map(({ arn, subscriptions }) => [`subscriptions of ${arn}`, subscriptions] as const),
  ]);
}
