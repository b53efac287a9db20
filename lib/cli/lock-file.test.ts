import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectFile } from "./project.ts";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages: Readonly<Record<string, Locked>> = JSON.parse(
  readFileSync(projectFile("package-lock.json"), "utf8"),
).packages;

it("the lock file names the binaries of every platform, without which npm ci fails", () => {
  // npm omits binaries that the registry does not have when the lock file is written.
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${parent}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

it("the lock file names no registry", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([]);
});
