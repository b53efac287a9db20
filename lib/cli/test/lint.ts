import { type Counts, oneCheck, sum } from "./counts.ts";
import { runNode } from "./run-node.ts";

const SOURCES = ["app", "components", "lib", "e2e", "proxy.ts", "instrumentation.ts"];

/** Rules of style (Biome), directions of imports (dependency-cruiser), unused code and packages (knip); also after one that failed. */
export async function lint(): Promise<Counts> {
  const exitCodes = [
    await runNode("node_modules/@biomejs/biome/bin/biome", "lint", "."),
    await runNode("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", ...SOURCES),
    await runNode("node_modules/knip/bin/knip.js", "--no-config-hints"),
  ];
  return sum(exitCodes.map(oneCheck));
}
