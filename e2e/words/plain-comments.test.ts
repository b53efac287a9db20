import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { notesIn } from "./comments-of.ts";

const FOLDERS = ["app", "components", "e2e", "lib"] as const;

/** This check and that of the texts name the banned words themselves. */
const NAMES_THEM = /^e2e\/words\//;

/** Idioms that made comments and test titles hard to read, each with the plain words. */
const IDIOMS: readonly { readonly banned: RegExp; readonly write: string }[] = [
  { banned: /\bwho(m)?ever\b/i, write: "the principal, client or process that" },
  { banned: /\b(some|any|no)body\b/i, write: "a principal, any user, no one" },
  { banned: /\b(is|are|was|were|be) told\b|\bcannot (be told|tell)\b/i, write: "gets, is unknown" },
  { banned: /\bspeaks? (of|to)\b|\bsays? nothing of\b/i, write: "covers, names, applies to" },
  { banned: /\bstrangers?\b/i, write: "external account, other client" },
  { banned: /\bmend(s|ed|ing)?\b|\banew\b/i, write: "fix, recreate, again" },
  { banned: /\b(come|comes|came) by\b|\bheld against\b|\bbehind the back\b/i, write: "get, evaluate" },
  { banned: /\bsigns? of life\b/i, write: "heartbeat" },
  {
    banned: /\bby as much as\b|\basks? only perhaps\b|\bwhat (it|that) takes\b/i,
    write: "the amount, the requirement",
  },
];

/** A `//` comment gives a reason in at most three lines; a longer explanation is a docstring or a document. */
const MOST_LINES = 3;

/** What is wrong with the comments and test titles of a source. */
function faultsIn(source: string, file: string): readonly string[] {
  return notesIn(source).flatMap(({ line, kind, lines, text }) => [
    ...(kind === "line" && lines > MOST_LINES ? [`${file}:${line}: ${lines} lines of //, at most ${MOST_LINES}`] : []),
    ...IDIOMS.flatMap(({ banned, write }) => {
      const [word] = banned.exec(text.replace(/"[^"]*"/g, "")) ?? [];
      return word ? [`${file}:${line}: “${word}”, write: ${write}`] : [];
    }),
  ]);
}

test.each(FOLDERS)("comments and test titles in %s are in plain words", (folder) => {
  const files = globSync(`${folder}/**/*.{ts,tsx,mjs}`).filter((file) => !NAMES_THEM.test(file));
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => faultsIn(readFileSync(file, "utf8"), file))).toEqual([]);
});

test("comments in the files beside these folders are in plain words", () => {
  expect(globSync("*.{ts,js,mjs}").flatMap((file) => faultsIn(readFileSync(file, "utf8"), file))).toEqual([]);
});

test("an idiom in a comment or a test title is found with its line, and a quotation of AWS is left alone", () => {
  const source = [
    "/** Whoever asks. */",
    "const one = 1; // whoever",
    "/*",
    " * A Deny for one identity",
    " * speaks of others.",
    " */",
    '  test("nobody is let in", () => {});',
    '])("%s is told", () => {});',
    '// "Anybody can call it" (Developer Guide)',
    'const text = "somebody";',
  ].join("\n");
  expect(faultsIn(source, "a.ts").map((fault) => fault.replace(/, write.*/, ""))).toEqual([
    "a.ts:1: “Whoever”",
    "a.ts:3: “speaks of”",
    "a.ts:7: “nobody”",
    "a.ts:8: “is told”",
  ]);
});

test("four lines of // are too many, three are not", () => {
  expect(faultsIn("// a\n// b\n// c\n", "a.ts")).toEqual([]);
  expect(faultsIn("// a\n// b\n// c\n// d\n", "a.ts")).toEqual(["a.ts:1: 4 lines of //, at most 3"]);
});
