import { expect, test } from "vitest";
import { hrefWith, rowsHref } from "./hrefs.ts";

test("lists repeat their parameter, and what is empty is left out", () => {
  expect(rowsHref({ verdict: ["aws-owned", "unencrypted"], region: [], q: "", scan: null })).toBe(
    "/resources?verdict=aws-owned&verdict=unencrypted",
  );
});

test("a path without a query has no question mark", () => {
  expect(hrefWith("/gaps", { scan: undefined })).toBe("/gaps");
});

test("names from AWS cannot leave their parameter", () => {
  expect(rowsHref({ q: "a&verdict=x#y" })).toBe("/resources?q=a%26verdict%3Dx%23y");
});
