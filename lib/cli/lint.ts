import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { wrongImports } from "./lint/import-directions.ts";

// Tests may reach for any fixture.
const sources = globSync("{app,components,lib}/**/*.{ts,tsx}").filter((file) => !/\.test\.tsx?$/.test(file));
const wrong = sources.flatMap((file) => wrongImports(file.replaceAll(sep, "/"), readFileSync(file, "utf8")));

for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length > 0 ? 1 : 0;
