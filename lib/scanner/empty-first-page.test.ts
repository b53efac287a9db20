import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { tokenMember } from "#lib/demo/faults/distortions.ts";
import { demoOperations } from "#lib/demo/operations.ts";
import { keyArn } from "#lib/domain/key.ts";
import { type ScanResult, scanAccount } from "./scan-account.ts";

let account: DemoAccount;
let calm: ScanResult;
let called: Readonly<Record<string, number>>;

beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account = await startDemoAccount({ pageSize: 100 });
  calm = await scan();
  called = account.calls.counts().operations;
});
afterAll(() => account.close());

async function scan(): Promise<ScanResult> {
  account.calls.reset();
  const reader = createReader({ endpoint: account.url, bounds: { attempts: 1, inFlight: 1000 } });
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const { signal } = new AbortController();
    return await scanAccount(reader, { identity: identity.output, regions: ["us-east-1"], signal, onProgress() {} });
  } finally {
    reader.close();
  }
}

const conclusions = ({ snapshot: { rows, gaps, monitoring, transit, keys } }: ScanResult) => ({
  rows: rows
    .map(({ id, verdict, keyArn, grantIds, reason }) => ({ id, verdict, keyArn, grantIds, reason }))
    .sort(byText),
  gaps: gaps.map(({ region, type, subject, failure: { code } }) => ({ region, type, subject, code })).sort(byText),
  keys: withoutCalls(keys.toSorted((a, b) => byText(keyArn(a), keyArn(b)))),
  monitoring: withoutCalls(monitoring),
  endpoints: withoutCalls(transit?.regions),
});

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** What is asked by Region comes in the order of the answers; request ids and times differ from scan to scan. */
const withoutCalls = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, item) =>
    name === "call" || name === "requestId" || name === "at" ? null : item,
  );

test("every listing, of stores and of keys too, goes on where its first page is empty and carries a token", async () => {
  account.faults.set([{ operation: "*", kind: "empty-first-page" }]);
  const emptied = await scan();
  expect(conclusions(emptied)).toEqual(conclusions(calm));

  const paged = demoOperations(account.model).filter((operation) => tokenMember(operation) !== undefined);
  const names = paged.map(({ name, service }) => `${service.actionPrefix ?? service.signingName}:${name}`);
  const listed = names.filter((name) => called[name] !== undefined);
  expect(listed.length).toBeGreaterThan(45);
  const asked = account.calls.counts().operations;
  // Some keys refuse to list theirs, so that not every call has a second one.
  expect(listed.filter((name) => (asked[name] ?? 0) < 1.5 * (called[name] ?? 0))).toEqual([]);
});
