import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { wrongImports } from "./lint/import-directions.ts";
import { parsedUrls } from "./lint/url-parsing.ts";

// Tests may reach for any fixture.
const sources = globSync("{app,components,lib}/**/*.{ts,tsx}").filter((file) => !/\.test\.tsx?$/.test(file));
const wrong = sources.flatMap((file) => {
  const path = file.replaceAll(sep, "/");
  const source = readFileSync(file, "utf8");
  return [...wrongImports(path, source), ...parsedUrls(path, source)];
});

for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length > 0 ? 1 : 0;
