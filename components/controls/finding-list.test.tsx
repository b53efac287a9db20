import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { FindingList } from "./finding-list.tsx";

function drawn(reasons: readonly string[]): string {
  const findings = reasons.map(
    (reason, index): ListedFinding => ({
      ...{ subject: { kind: "key", arn: "arn:k" }, control: "BEP-024", answer: "fail", region: "us-east-1" },
      ...{ name: `grant ${index}`, resourceId: null, keyId: "k", title: "Grantees", severity: "medium", reason },
      ...{ accountId: "111122223333", firstSeen: "2026-11-03T08:00:00.000Z" },
    }),
  );
  return renderToStaticMarkup(<FindingList findings={findings} asked={NOW} from="/keys/k" />);
}
const reasons = Array.from({ length: 41 }, (_, index) => `Grant ${index} has a role as its grantee.`);

test("many reasons of one control are the first one and a line with the number of others, which opens to all of them", () => {
  const html = drawn(reasons);
  expect(html.match(/<summary/g)).toHaveLength(1);
  expect(html).toContain("and 40 more reasons");
  const [shown = "", opened = ""] = html.split("</summary>");
  expect(shown).toContain("Grant 0 ");
  for (const reason of reasons.slice(1)) {
    expect(shown).not.toContain(reason);
    expect(opened).toContain(reason);
  }
});

test("a reason that several findings have is listed once, and up to three reasons are all shown", () => {
  const html = drawn([...reasons.slice(0, 3), ...reasons.slice(0, 3)]);
  expect(html).not.toContain("<summary");
  for (const reason of reasons.slice(0, 3)) expect(html.split(reason)).toHaveLength(2);
});

test("the control is opened from the page that has the list", () => {
  expect(drawn(reasons.slice(0, 1))).toContain('href="/controls/BEP-024?from=%2Fkeys%2Fk"');
});

test("like findings say when the first of them was seen", () => {
  expect(drawn(["One role."])).toContain("First seen 2026-11-03");
});
