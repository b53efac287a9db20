import { expect, test } from "vitest";
import { parsedUrls } from "./url-parsing.ts";

test.each([
  "const { kind } = Object.fromEntries(new URLSearchParams(query));",
  "const kind = useSearchParams().get('kind');",
  "const Gaps = async ({ searchParams }) => null;",
  "const scan = new URL(href).hash;",
])("a component must not parse a URL: %s", (source) => {
  expect(parsedUrls("components/gaps/gaps.tsx", source)).not.toEqual([]);
  expect(parsedUrls("app/gaps/page.tsx", source)).toEqual([]);
});

test("a component may build a URL, and client navigation may compare addresses", () => {
  expect(parsedUrls("components/gaps/gaps.tsx", 'const href = hrefWith("/gaps", { kind });')).toEqual([]);
  expect(parsedUrls("components/shell/pending-bar.tsx", "const search = useSearchParams();")).toEqual([]);
});
