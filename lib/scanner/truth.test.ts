import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { type FullTruth, fullTruth } from "#lib/demo/truth/full-truth.ts";
import type { Key } from "#lib/domain/key.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { type AccountProxy, startProxy } from "../../e2e/accounts/proxy.ts";
import { requiredCalls } from "../../e2e/accounts/required-calls.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import type { ScanResult } from "./scan-account.ts";

/** The expected members of a row; a failed listing has no data of its own. */
const judged = (row: ProtectionRow, labels: ReadonlyMap<string, string>): FullTruth => ({
  region: row.region,
  type: row.type,
  arn: row.resourceArn,
  data: row.resourceArn === null ? null : row.data,
  store: row.storeArn,
  verdict: row.verdict,
  key: row.keyArn,
  keyClass: row.keyClass,
  unknown: row.unknown,
  accountId: row.accountId,
  storeKind: row.storeKind,
  keyAlias: row.keyAlias,
  keyState: row.keyState,
  keyOwner: row.keyOwnerAccountId,
  keyRotation: row.keyRotation,
  keyDeletionDate: row.keyDeletionDate?.slice(0, 10) ?? null,
  keySource: row.keySourceOperation as FullTruth["keySource"],
  grants: row.grantIds.map((id) => labels.get(id) ?? id),
  findings: row.findings,
  unknownControls: row.unknownControls,
});

/** Grant id → its name, or what it is bound to. */
function labelsOf(keys: readonly Key[]): ReadonlyMap<string, string> {
  const grants = keys.flatMap((key) =>
    key.kind === "described" && key.grants.kind === "read" ? key.grants.value : [],
  );
  return new Map(
    grants.map((grant) => {
      const [context] = Object.values({ ...grant.encryptionContextSubset, ...grant.encryptionContextEquals });
      return [grant.grantId, grant.name ?? grant.sourceArn ?? context ?? "unbound"];
    }),
  );
}

const COLUMNS = Object.keys({
  ...{
    region: 0,
    type: 0,
    arn: 0,
    data: 0,
    store: 0,
    verdict: 0,
    key: 0,
    keyClass: 0,
    unknown: 0,
    accountId: 0,
    storeKind: 0,
  },
  ...{ keyAlias: 0, keyState: 0, keyOwner: 0, keyRotation: 0, keyDeletionDate: 0, keySource: 0 },
  ...{ grants: 0, findings: 0, unknownControls: 0 },
} satisfies Record<keyof FullTruth, 0>);
const inOrder = (rows: readonly FullTruth[]): string[] => rows.map((row) => JSON.stringify(row, COLUMNS)).sort();

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

  it("finds everything of every row that was judged by hand: verdict, key, grants, controls", () => {
    const { rows, keys } = result.snapshot;
    const labels = labelsOf(keys);
    const expected = fullTruth().map((row) => ({ ...row, data: row.arn === null ? null : row.data }));
    expect(inOrder(rows.map((row) => judged(row, labels)))).toEqual(inOrder(expected));
  });

  it("says by which call it knows, when, and by which error it does not", () => {
    for (const { sourceOperation, sourceRequestId, observedAt, errorCode, verdict, unknown, ...row } of result.snapshot
      .rows) {
      const about = `${row.resourceArn} ${row.data}`;
      expect(sourceOperation === null, about).toBe(sourceRequestId === null);
      expect(Date.parse(observedAt ?? ""), about).toBeGreaterThan(0);
      if (verdict !== "unknown") expect([errorCode, unknown], about).toEqual([null, null]);
      if (unknown === "unreadable" && sourceOperation !== null) expect(errorCode, about).not.toBeNull();
      if (unknown === "not-exposed") expect(errorCode, about).toBeNull();
    }
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
