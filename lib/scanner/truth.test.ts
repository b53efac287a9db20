import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { TRUTH as truth } from "#lib/demo/truth/truth.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { type AccountProxy, startProxy } from "../../e2e/accounts/proxy.ts";
import { requiredCalls } from "../../e2e/accounts/required-calls.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import type { ScanResult } from "./scan-account.ts";

/** What is judged of a row; a listing that failed has no data of its own. */
const judged = ({ region, type, resourceArn, data, storeArn, verdict, keyArn, keyClass, unknown }: ProtectionRow) => ({
  region,
  type,
  arn: resourceArn,
  data: resourceArn === null ? null : data,
  store: storeArn,
  verdict,
  key: keyArn,
  keyClass,
  unknown,
});

const inOrder = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe("a scan of the demo account", () => {
  let account: DemoAccount;
  let proxy: AccountProxy;
  let result: ScanResult;

  beforeAll(async () => {
    account = await startDemoAccount();
    proxy = await startProxy(account.url);
    result = await scanEndpoint(proxy.url);
  });
  afterAll(async () => {
    proxy.close();
    await account.close();
  });

  it("finds the verdict and key of every row that were judged by hand", () => {
    const expected = truth.map((row) => ({ ...row, data: row.arn === null ? null : row.data }));
    expect(inOrder(result.snapshot.rows.map(judged))).toEqual(inOrder(expected));
  });

  it("asks nothing twice", () => {
    const times = Map.groupBy(proxy.seen, ({ fingerprint }) => fingerprint);
    expect([...times].filter(([, requests]) => requests.length > 1).map(([fingerprint]) => fingerprint)).toEqual([]);
  });

  it("makes the calls that the account's contents require, and no other", () => {
    expect(account.calls.counts().operations).toEqual(requiredCalls(account.model));
  });

  it("keeps no content of the customer's", () => {
    expect(JSON.stringify(result)).not.toContain("CANARY-CONTENT");
  });
});
