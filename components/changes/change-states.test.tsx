import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ListedChange } from "#lib/views/changes.ts";
import { ChangeStates } from "./change-states.tsx";

const textOf = (kind: ListedChange["kind"]): string => {
  const before = { verdict: "aws-owned", unknown: null, reason: "", keyArn: null, keyAlias: null };
  const change = { subject: "row", kind, before, after: null } as unknown as ListedChange;
  return renderToStaticMarkup(<ChangeStates change={change} />).replaceAll(/<[^>]*>/g, " ");
};

test("what was not read in the newer scan is not said to be missing from it", () => {
  expect(textOf("gone")).toContain("not in the newer scan");
  expect(textOf("newly-unreadable")).toContain("not read in the newer scan");
  expect(textOf("newly-unreadable")).not.toContain("not in the newer scan");
  expect(textOf("readable-again")).toContain("listed again");
});
