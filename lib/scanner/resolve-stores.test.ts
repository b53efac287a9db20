import { expect, test } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { ScanContext } from "./context.ts";
import { ProgressMeter } from "./progress.ts";
import { StoreResolver } from "./resolve-stores.ts";

const CALL = { operation: "aoss:BatchGetCollection", requestId: null, at: "2026-11-01T08:00:00.000Z" };
const COLLECTION = "arn:aws:aoss:us-east-1:123456789012:collection/abc";

test("a store whose ARN is no text is unreadable, with a gap: the controls take it for text", async () => {
  const output = { collectionDetails: [{ id: "abc", arn: 7, kmsKeyArn: "auto", name: "a", status: "ACTIVE" }] };
  const reader = { call: async () => ({ ok: true, output, call: CALL }) } as Partial<Reader> as Reader;
  const identity = { accountId: "123456789012", partition: "aws", principalArn: "arn:x" };
  const gaps: Gap[] = [];
  const signal = new AbortController().signal;
  const context: ScanContext = { reader, identity, signal, meter: new ProgressMeter(() => {}), gaps };
  const stores = new StoreResolver(context);
  stores.see({ kind: "opensearch-serverless-collection", id: COLLECTION, region: "us-east-1", ownerAccountId: null });
  const [store] = await stores.settled();
  expect(store?.reading).toMatchObject({ arn: COLLECTION, key: { kind: "unreadable", failure: { kind: "failed" } } });
  expect(gaps).toHaveLength(1);
});
