import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COVERED, PLAIN_WORDS } from "./plain-words.ts";
import { shownTexts } from "./shown-texts.ts";

/** Tests, and the hand-worked cases that only tests read. */
const FOR_TESTS = /\.test(kit)?\.tsx?$|^lib\/key-access\/policy\/cases\//;

/** Each banned word of a source: file, line, word and what to write. */
function bannedIn(source: string, file: string): readonly string[] {
  return shownTexts(source, file).flatMap(({ line, text }) =>
    PLAIN_WORDS.flatMap(({ banned, write, isQuotable, allowedIn = [] }) => {
      if (allowedIn.some((place) => file.startsWith(place))) return [];
      const [word] = banned.exec(isQuotable ? text.replace(/"[^"]*"/g, "") : text) ?? [];
      return word ? [`${file}:${line}: “${word}”, write: ${write}`] : [];
    }),
  );
}

test.each(COVERED)("the texts in %s are in plain words", (folder) => {
  const files = globSync(`${folder}/**/*.{ts,tsx}`).filter((file) => !FOR_TESTS.test(file));
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => bannedIn(readFileSync(file, "utf8"), file))).toEqual([]);
});

test("a banned word is found in a string, a template, a JSX text and an attribute, with its line", () => {
  const source = [
    'import { a } from "./mended.ts";',
    "// A comment may say mended.",
    'const one = "It is mended.";',
    "const two = `What cannot",
    "  tell`;",
    'const three = <p title="Nobody is here" className="mend">Made',
    "  anew</p>;",
  ].join("\n");
  expect(bannedIn(source, "some.tsx")).toEqual([
    "some.tsx:3: “mended”, write: fix, remediate",
    "some.tsx:4: “cannot tell”, write: unknown",
    "some.tsx:6: “Nobody”, write: a principal, an alert, none",
    "some.tsx:6: “Made anew”, write: recreate, re-encrypt",
  ]);
});

test("AWS's own words stand where its documentation is quoted, and an RDS snapshot where it is meant", () => {
  expect(bannedIn(`const source = 'User Guide, "a customer-managed KMS key"';`, "lib/x.ts")).toEqual([]);
  expect(bannedIn("const ours = 'a customer-managed KMS key';", "lib/x.ts")).toHaveLength(1);
  expect(bannedIn("const copy = 'Take a snapshot';", "lib/catalogue/stores/rds-cluster.ts")).toEqual([]);
  expect(bannedIn("const scan = 'This snapshot';", "lib/scanner/x.ts")).toHaveLength(1);
});

test("a plain text has no banned word", () => {
  expect(bannedIn('const key = "Encrypted with an AWS owned key";', "some.ts")).toEqual([]);
});
