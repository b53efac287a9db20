import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { KeyDetail } from "#lib/views/key.ts";
import { KeyRecoveryPanel } from "./key-recovery-panel.tsx";

const NOW = new Date("2026-11-01T08:00:00Z");
const OWN = "111122223333";

function drawn(state: string, accountId = OWN) {
  const arn = `arn:aws:kms:us-east-1:${accountId}:key/1`;
  const summary = { arn, region: "us-east-1", state, accountId, deletionDate: "2026-12-01T00:00:00.000Z" };
  const of = { summary, posture: { asked: { scan: null, at: null }, accounts: [OWN] } } as unknown as KeyDetail;
  return renderToStaticMarkup(<KeyRecoveryPanel of={of} from="/keys/1" now={NOW} />);
}

test("the commands name the key, and only the key of an external account names who must run them", () => {
  for (const accountId of [OWN, "999999999999"]) {
    const html = drawn("PendingDeletion", accountId);
    expect(html).toContain(`cancel-key-deletion --key-id arn:aws:kms:us-east-1:${accountId}:key/1`);
    expect(html.includes("owns the key and must do this")).toBe(accountId !== OWN);
  }
  expect(drawn("PendingDeletion", "999999999999")).toContain("Account 999999999999 owns the key");
});

test("an enabled key has no way back", () => {
  expect(drawn("Enabled")).toBe("");
});
