import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { scripts } from "../package.json";
import { COLUMNS } from "./evidence/columns.ts";

/** The documents of the project, by their path in it. */
const DOCUMENTS = globSync("{*.md,e2e/**/*.md,lib/**/*.md}");
const ARCHITECTURE = readFileSync("lib/README.md", "utf8");

/** Text between two headings of the same level. */
const section = (text: string, heading: string): string => {
  const [, level = ""] = /^(#+) /.exec(heading) ?? [];
  const [, after = ""] = text.split(`\n${heading}\n`);
  return after.split(new RegExp(`\n${level} `))[0] ?? "";
};

describe.each(DOCUMENTS)("%s", (document) => {
  const text = readFileSync(document, "utf8");

  test("names only files and folders that exist", () => {
    expect(namedPaths(text).filter((path) => !existsSync(path))).toEqual([]);
  });

  test("links only to files and headings that exist", () => {
    expect(linksOf(text).filter((link) => !leadsSomewhere(document, link))).toEqual([]);
  });

  test("names only npm scripts that exist", () => {
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

/**
 * Paths in `code`, from the root of the project. Of a path with a part in capitals, which stands for a name to choose,
 * the folder that is there before.
 */
function namedPaths(text: string): readonly string[] {
  const words = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = ""]) => code.split(/\s+/));
  const paths = words.filter((word) => /^(app|components|lib|e2e|\.ci)\/[\w./[\]-]*$/.test(word) || isFileName(word));
  return paths.map((path) => path.replace(/\/[^/]*\b[A-Z]{2,}(?!ME\b).*$/, ""));
}

const isFileName = (word: string): boolean =>
  /^\.?[\w-]+(\.[\w-]+)*\.(ts|tsx|mjs|md|json)$/.test(word) && !word.startsWith("posture");

const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link).filter((link) => !/^https?:/.test(link));

function leadsSomewhere(document: string, link: string): boolean {
  const [path = "", heading] = link.split("#");
  const file = path === "" ? document : normalize(join(dirname(document), path));
  if (!existsSync(file)) return false;
  return heading === undefined || headingsOf(readFileSync(file, "utf8")).includes(heading);
}

/** The anchors that GitHub makes of headings. */
const headingsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );

test("lib/README.md has a line for each folder of lib, and for no other", () => {
  const lines = [...section(ARCHITECTURE, "## The folders").matchAll(/^\| `(lib\/[\w-]+)`/gm)].map(([, name]) => name);
  const folders = readdirSync("lib").filter((name) => statSync(join("lib", name)).isDirectory());
  expect(lines).toEqual(folders.map((name) => `lib/${name}`).sort());
});

describe("the walks of lib/README.md", () => {
  const walks = section(ARCHITECTURE, "## Five walks")
    .split("\n### ")
    .slice(1)
    .map((text) => ({ title: text.split("\n")[0] ?? "", steps: stepsOf(text) }));

  test("are the five", () => {
    expect(walks.map(({ title, steps }) => [title, steps.length > 8])).toEqual([
      ["A key ARN to its badge", true],
      ["A filter to SQL to CSV", true],
      ["An AccessDenied to the Gaps page", true],
      ['A key policy to "permissions"', true],
      ["A scan from request to progress bar", true],
    ]);
  });

  test.each(walks)(
    "$title: each step imports the one before it, is imported by it, or shares the name given",
    (walk) => {
      expect(walk.steps.flatMap((step, index) => whyApart(walk.steps, step, index))).toEqual([]);
    },
  );
});

interface Step {
  readonly file: string;
  /** The step, from 1, that this one follows. */
  readonly from: number;
  /** What both files name, where no import links them. */
  readonly over: string | null;
}

function stepsOf(walk: string): readonly Step[] {
  const lines = [...walk.matchAll(/^(\d+)\. (.*)$/gm)];
  return lines.map(([, number, line = ""], index) => {
    const [, link = "", file = ""] = /^(?:_([^_]+):_ )?\[`([^`]+)`\]/.exec(line) ?? [];
    expect(Number(number), line).toBe(index + 1);
    const [, from] = /^From (\d+)/.exec(link) ?? [];
    const [, over = null] = /[Oo]ver `([^`]+)`/.exec(link) ?? [];
    return { file, from: Number(from ?? index), over };
  });
}

function whyApart(steps: readonly Step[], { file, from, over }: Step, index: number): readonly string[] {
  const before = steps[from - 1];
  if (index === 0) return [];
  if (!before || from > index) return [`${file} follows no step`];
  const isLinked =
    over === null ? imports(file, before.file) || imports(before.file, file) : bothName(over, file, before.file);
  return isLinked ? [] : [`${before.file} and ${file} are not linked`];
}

const imports = (file: string, other: string): boolean =>
  [...readFileSync(file, "utf8").matchAll(/from "([^"]+)"/g)].some(([, path = ""]) =>
    path.startsWith("#")
      ? path.slice(1) === other
      : path.startsWith(".") && normalize(join(dirname(file), path)) === other,
  );

const bothName = (name: string, ...files: readonly string[]): boolean =>
  files.every((file) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(readFileSync(file, "utf8")));

/** A rule of dependency-cruiser, as far as it is read here. */
interface Rule {
  readonly name: string;
  readonly to: { readonly pathNot?: readonly string[] };
}

/** The folders that a folder may import, by its path, as the lint has them. */
async function allowedImports(): Promise<ReadonlyMap<string, readonly string[]>> {
  const config = join(process.cwd(), ".dependency-cruiser.mjs");
  const { default: cruiser }: { default: { forbidden: readonly Rule[] } } = await import(config);
  const rules = cruiser.forbidden.filter(({ name }) => name.endsWith(" imports"));
  return new Map(
    rules.map(({ name, to: { pathNot = [] } }) => {
      const folder = name.replace(" imports", "");
      return [folder, pathNot.map((path) => path.replace(/^\^|\/$/g, "")).filter((path) => path !== folder)];
    }),
  );
}

const allowed = await allowedImports();

describe("the picture in lib/README.md", () => {
  const drawn = drawnArrows(section(ARCHITECTURE, "## The picture"));

  test("has no arrow that the lint refuses", () => {
    expect(drawn.filter(([from, to]) => !allowed.get(from)?.includes(to))).toEqual([]);
  });

  test("leads from each folder to all that it may import", () => {
    const missing = [...allowed].flatMap(([from, all]) =>
      all.filter((to) => !leads(from, to)).map((to) => `${from} to ${to}`),
    );
    expect(allowed.size).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  function leads(from: string, to: string): boolean {
    return drawn.some(([start, end]) => start === from && (end === to || leads(end, to)));
  }
});

/** The solid arrows of a Mermaid flowchart, by the labels of their ends. */
function drawnArrows(text: string): readonly (readonly [string, string])[] {
  const labels = new Map([...text.matchAll(/\b(\w+)\["([^"]+)"\]/g)].map(([, id = "", label = ""]) => [id, label]));
  const arrows = [...text.matchAll(/^ +(\w+)\S* --> (\w+)/gm)].map(([, from = "", to = ""]) => [from, to]);
  return arrows.map(([from = "", to = ""]) => [labels.get(from) ?? from, labels.get(to) ?? to]);
}

test("README.md names each column of the evidence CSV, and no other", () => {
  const table = section(readFileSync("README.md", "utf8"), "## The evidence").match(/^\| .*$/gm) ?? [];
  const named = table.flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual(COLUMNS.map(({ name }) => name).toSorted());
});
