import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CHANGE_KINDS, type RowState } from "#lib/domain/changes/change.ts";
import { diffLines } from "#lib/domain/changes/policy-lines.ts";
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
  ...{ before: STATE, after: STATE, scanId: NEWER, keyId: null, lines: null, ...change },
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
    ...{ scanId: NEWER, keyId: "k", lines: diffLines(before, after) },
  });
  expect(shown).toContain("1 line removed, 1 line added");
  expect(shown).toContain("Removed: &quot;Allow&quot;");
  expect(shown).toContain("Added: &quot;Deny&quot;");
  expect(shown).toContain("line 19");
  expect(shown).not.toContain("line 3 ");
});
