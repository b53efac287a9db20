import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { makeHostile } from "../../e2e/accounts/hostile-answers.ts";
import { hostile } from "../../e2e/accounts/hostile-texts.ts";
import { type AccountProxy, startProxy } from "../../e2e/accounts/proxy.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";

describe("an account whose every name, description, tag, policy, grant and error is an attack", () => {
  let account: DemoAccount;
  let proxy: AccountProxy;
  let plain: Snapshot;
  let attacked: Snapshot;

  beforeAll(async () => {
    account = await startDemoAccount();
    proxy = await startProxy(account.url, () => null, makeHostile);
    plain = (await scanEndpoint(account.url)).snapshot;
    attacked = (await scanEndpoint(proxy.url)).snapshot;
  });
  afterAll(async () => {
    proxy.close();
    await account.close();
  });

  test("has the verdicts that it would have without them, row by row", () => {
    // A listing that failed names its parent, so it has another name here.
    const verdicts = ({ rows }: Snapshot, named = (data: string) => data) =>
      rows
        .map(({ region, type, resourceArn, data, storeArn, verdict, keyArn }) =>
          [region, type, resourceArn, resourceArn && named(data), storeArn, verdict, keyArn].join(" "),
        )
        .sort();
    // A volume has no identity but its name, which stands in what it protects.
    const volume = (data: string) =>
      data.replace(/^(persistent volume )(.+)$/, (_, kind, name) => kind + hostile(name));
    expect(verdicts(attacked)).toEqual(verdicts(plain, volume));
    expect(attacked.gaps.length).toBe(plain.gaps.length);
  });

  test("has its names stored unchanged", () => {
    const names = new Set(attacked.rows.map(({ resourceName }) => resourceName));
    const found = plain.rows.filter(({ resourceName }) => names.has(hostile(resourceName ?? "")));
    expect(found.length).toBeGreaterThan(100);
  });

  test("says of an error one line that fits", () => {
    for (const { failure } of attacked.gaps) {
      expect(failure.message).not.toMatch(/[\p{Cc}]/u);
      expect(failure.message?.length).toBeLessThanOrEqual(400);
    }
  });

  test("pollutes nothing", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).StringEquals).toBeUndefined();
  });
});
