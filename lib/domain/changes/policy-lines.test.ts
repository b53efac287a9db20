import fc from "fast-check";
import { expect, it } from "vitest";
import { diffLines, formatPolicy } from "./policy-lines.ts";

it("documents that differ only in the order of members and values are equal", () => {
  const one = '{"Version":"2012-10-17","Statement":[{"Action":["kms:Decrypt","kms:Encrypt"],"Effect":"Allow"}]}';
  const other = '{"Statement":[{"Effect":"Allow","Action":["kms:Encrypt","kms:Decrypt"]}],"Version":"2012-10-17"}';
  expect(formatPolicy(one)).toBe(formatPolicy(other));
});

it("statements in another order are not equal, and what is not JSON stays as it is", () => {
  expect(formatPolicy('{"Statement":[{"Sid":"a"},{"Sid":"b"}]}')).not.toBe(
    formatPolicy('{"Statement":[{"Sid":"b"},{"Sid":"a"}]}'),
  );
  expect(formatPolicy("<html>")).toBe("<html>");
});

it("a replaced line is removed and added between the lines that stay", () => {
  expect(diffLines("a\nb\nc", "a\nx\nc")).toEqual([
    { in: "both", text: "a" },
    { in: "before", text: "b" },
    { in: "after", text: "x" },
    { in: "both", text: "c" },
  ]);
});

it("the lines of the older document, and those of the newer one, are all there in their order", () => {
  const document = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(document, document, (before, after) => {
      const lines = diffLines(before, after);
      const without = (side: string) => lines.filter((line) => line.in !== side).map(({ text }) => text);
      expect(without("after").join("\n")).toBe(before);
      expect(without("before").join("\n")).toBe(after);
    }),
  );
});
