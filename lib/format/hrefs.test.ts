import { expect, test } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
import { controlHref, findingHref, hrefWith, rowsHref } from "./hrefs.ts";

const S = { scan: "s", at: null };

test("a link keeps the scan or the time that is shown, and the scope of a page unless it names another", () => {
  expect(hrefWith("/keys", { asked: { scan: null, at: "2026-11-24" }, q: "x" })).toBe("/keys?at=2026-11-24&q=x");
  const asked = { ...NOW, account: ["1"], region: ["r", "s"] };
  expect(rowsHref({ region: "t", asked })).toBe("/resources?account=1&region=t");
  expect(rowsHref({ asked })).toBe("/resources?account=1&region=r&region=s");
});

test("lists repeat their parameter, and empty values are left out", () => {
  expect(rowsHref({ verdict: ["aws-owned", "unencrypted"], region: [], q: "", asked: NOW })).toBe(
    "/resources?verdict=aws-owned&verdict=unencrypted",
  );
});

test("a path without a query has no question mark", () => {
  expect(hrefWith("/gaps", { kind: undefined })).toBe("/gaps");
});

test("names from AWS cannot leave their parameter", () => {
  expect(rowsHref({ q: "a&verdict=x#y" })).toBe("/resources?q=a%26verdict%3Dx%23y");
});

test("a finding links to the page of its subject, in the same snapshot", () => {
  const at = (subject: Parameters<typeof findingHref>[0]["subject"], resourceId: string | null, keyId: string | null) =>
    findingHref({ control: "BEP-040", subject, resourceId, keyId }, S);
  expect(at({ kind: "row", id: "r" }, "x", null)).toBe("/resources/x?scan=s");
  expect(at({ kind: "row", id: "not listed" }, null, null)).toBe("/gaps?scan=s");
  expect(at({ kind: "key", arn: "arn" }, null, "k")).toBe("/keys/k?scan=s");
  expect(at({ kind: "grant", keyArn: "arn", grantId: "g" }, null, "k")).toBe("/keys/k?scan=s#grants");
  expect(at({ kind: "store", arn: "arn:aws:s3:::b" }, null, null)).toBe("/resources?scan=s&q=arn%3Aaws%3As3%3A%3A%3Ab");
  expect(at({ kind: "region", region: "us-east-1" }, null, null)).toBe("/monitoring?scan=s#watch-us-east-1");
  const endpoints = { kind: "region", region: "us-east-1" } as const;
  expect(findingHref({ control: "BEP-053", subject: endpoints, resourceId: null, keyId: null }, S)).toBe(
    "/transit?scan=s#vpc-endpoints",
  );
});

test("a control with a status links to its findings", () => {
  expect(controlHref("BEP-001")).toBe("/controls/BEP-001");
  expect(controlHref("BEP-001", NOW, null, "fail")).toBe("/controls/BEP-001?answer=fail#findings");
});
