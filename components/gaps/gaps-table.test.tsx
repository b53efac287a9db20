import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { Gap } from "#lib/domain/observation.ts";
import { DENIED } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { GapsTable } from "./gaps-table.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const denied = (region: string, subject: string | null, requestId: string, message = "not authorized"): Gap => ({
  ...{ accountId: "111122223333", region, type: "agent", subject },
  failure: { ...DENIED, requestId, message },
});

function shown(first: Gap, ...others: readonly Gap[]): string {
  const labels = [{ type: "agent", one: "Agent", many: "Agents" }];
  const lines = [{ id: "a", gaps: [first, ...others] as const }];
  return renderToStaticMarkup(
    <GapsTable lines={lines} labels={labels} sort="impact" hrefOf={() => "/gaps"} />,
  ).replaceAll("<!-- -->", "");
}

test("like gaps are one row with their number, which has subject, Region, request and other message of each", () => {
  const row = shown(
    denied("us-east-1", "arn:aws:bedrock:us-east-1:1:agent/A1", "request-1"),
    denied("eu-west-1", "arn:aws:bedrock:eu-west-1:1:agent/B2", "request-2", "not authorized for arn:b"),
  );
  expect(row.match(/<th scope="row"/g)).toHaveLength(1);
  for (const text of ["2 similar gaps", "agent/A1", "agent/B2", "request-1", "request-2", "eu-west-1", "2 Regions"])
    expect(row).toContain(text);
  expect(row.split("not authorized</bdi>")).toHaveLength(2);
  expect(row).toContain("not authorized for arn:b</bdi>");
});

test("failed lists of several Regions are one row that names the type; a single gap has no number", () => {
  const row = shown(denied("us-east-1", null, "request-1"), denied("eu-west-1", null, "request-2"));
  expect(row).toContain("All Agents");
  expect(row).toContain("2 similar gaps");
  expect(shown(denied("us-east-1", "arn:x", "request-1"))).not.toContain("similar");
});
