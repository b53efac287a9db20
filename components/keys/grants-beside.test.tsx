import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
import type { KeyDetail } from "#lib/views/key.ts";
import { GrantsBeside } from "./grants-beside.tsx";

const drawn = (missing: KeyDetail["missingGrants"], without: readonly string[]) =>
  renderToStaticMarkup(
    <GrantsBeside
      of={{ missingGrants: missing, withoutGrants: without } as unknown as KeyDetail}
      asked={NOW}
      from="/keys/1"
    />,
  );
const ten = Array.from({ length: 10 }, (_, index) => `No grants are expected for kind ${index}.`);

test("ten like lines are one line with their number, which opens to all ten", () => {
  const html = drawn([], ten);
  expect(html.match(/<summary/g)).toHaveLength(1);
  expect(html).toContain("No grants are expected for 10 kinds of data");
  for (const words of ten) expect(html.slice(html.indexOf("</summary>"))).toContain(words);
});

test("a single line is not grouped", () => {
  expect(drawn([], ten.slice(0, 1))).not.toContain("<summary");
  expect(drawn([{ resourceId: "r", name: "model", because: "None is there." }], [])).toContain("Missing grant for");
});

test("missing grants are one line for each reason", () => {
  const missing = ["a", "b", "c"].map((name) => ({ resourceId: name, name, because: "None is there." }));
  const html = drawn([...missing, { resourceId: "d", name: "d", because: "One of two is there." }], []);
  expect(html).toContain("Missing grants for 3 protections: None is there.");
  expect(html).toContain(": One of two is there.");
  for (const { name } of missing) expect(html).toContain(`/resources/${name}`);
});
