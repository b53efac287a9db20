import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CHANGE_KINDS, type RowState } from "#lib/domain/changes/change.ts";
import { diffLines } from "#lib/domain/changes/policy-lines.ts";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import { CHANGE_TERMS } from "#lib/domain/terms.ts";
import type { ListedChange } from "#lib/views/changes.ts";
import { ChangesTable } from "./changes-table.tsx";

const [OLDER, NEWER] = ["a".repeat(20), "b".repeat(20)] as const;
const COMMON = { accountId: "111122223333", region: "us-east-1", type: "agent", name: "claims", title: null } as const;
const STATE: RowState = {
  ...{ verdict: "aws-owned", unknown: null, reason: "It returned no key.", reasonCode: null, reasonParameters: null },
  ...{ keyArn: null, keyAlias: null, storeArn: null, findings: [], unknownControls: [] },
};

type RowChange = Extract<ListedChange, { subject: "row" }>;
const row = (change: Partial<RowChange>): RowChange => ({
  ...{ ...COMMON, kind: "changed", subject: "row", id: "row-1", resourceId: "resource-1", data: "memory" },
  ...{ before: STATE, after: STATE, scanId: NEWER, keyId: null, events: null, lines: null, ...change },
});

const [older, newer] = [
  { scan: null, at: "2026-11-23" },
  { scan: NEWER, at: null },
];

const html = (change: ListedChange): string =>
  renderToStaticMarkup(
    <ChangesTable
      changes={[change]}
      labels={[{ type: "agent", one: "Agent", many: "Agents" }]}
      {...{ older, newer }}
      from="/changes"
      now={new Date("2026-11-30T08:00:00Z")}
    />,
  );
/** The text as a screen reader has it, without colours and signs. */
const text = (change: ListedChange): string =>
  html(change)
    .replace(/<[^>]+aria-hidden[^>]*>[^<]*/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

test.each(CHANGE_KINDS)("%s is a word, not only an icon", (kind) => {
  expect(text(row({ kind }))).toContain(CHANGE_TERMS[kind].term);
});

test("verdicts before and after are named, with the reason of the newer one", () => {
  const after = {
    ...STATE,
    verdict: "customer-managed",
    reason: "It returned a key.",
    keyAlias: "alias/claims",
  } as const;
  const shown = text(row({ kind: "fixed", after: { ...after, keyArn: "arn:aws:kms:us-east-1:1:key/x" } }));
  expect(shown).toContain("Before: AWS owned");
  expect(shown).toContain("After: Customer managed");
  expect(shown).toContain("Before: No KMS key");
  expect(shown).toContain("It returned a key.");
});

test("what is deleted leads to the older posture, everything else to the newer one", () => {
  expect(html(row({ kind: "gone", after: null, scanId: OLDER }))).toContain(`/resources/resource-1?at=2026-11-23`);
  expect(html(row({ kind: "worse" }))).toContain(`/resources/resource-1?scan=${NEWER}`);
  expect(html(row({ kind: "newly-unreadable", resourceId: null }))).toContain(`/gaps?scan=${NEWER}`);
});

test("the lines of a policy say without colour and signs what became of them; equal ones far away are left out", () => {
  const before = ["{", ...Array.from({ length: 20 }, (_, index) => `  line ${index}`), '  "Allow"', "}"].join("\n");
  const after = before.replace('"Allow"', '"Deny"');
  const shown = text({
    ...{ ...COMMON, kind: "policy-changed", subject: "policy", keyArn: "arn:k", before, after, type: null },
    ...{ scanId: NEWER, keyId: "k", events: null, lines: diffLines(before, after) },
  });
  expect(shown).toContain("1 line removed, 1 line added");
  expect(shown).toContain("Removed: &quot;Allow&quot;");
  expect(shown).toContain("Added: &quot;Deny&quot;");
  expect(shown).toContain("line 19");
  expect(shown).not.toContain("line 3 ");
});

const grant = (events: ListedChange["events"]): ListedChange => ({
  ...{ ...COMMON, kind: "grant-made", subject: "grant", keyArn: "arn:k", grantId: "g", type: null },
  ...{ before: null, after: null, scanId: NEWER, keyId: "k", events, lines: null },
});

test("who made a change of a key is named with the time; not searched and not found have other words", () => {
  const by = { principal: "arn:aws:iam::1:user/ben", sessionIssuer: null, accountId: null, service: null };
  const event: KeyEvent = {
    ...{ id: "e", name: "CreateGrant", at: "2026-11-29T10:00:00.000Z", kind: "grant", by, byBedrock: false },
    ...{ from: null, userAgent: null, errorCode: null, errorMessage: null, grantId: "g", operations: [] },
    ...{ encryptionContext: {}, tls: null, resources: [], whole: true },
  };
  expect(text(grant([event]))).toMatch(/CreateGrant by ben ?, 2026-11-29 10:00:00 UTC/);
  expect(text(grant(null))).toContain("CloudTrail was not searched");
  expect(html(grant(null))).toContain(`/keys/k?scan=${NEWER}`);
  expect(text(grant([]))).toContain("CloudTrail has no call");
  expect(text(row({}))).not.toContain("CloudTrail");
});
