import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectFile } from "./project.ts";

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const packages: readonly (readonly [path: string, locked: Locked])[] = Object.entries<Locked>(
  JSON.parse(readFileSync(projectFile("package-lock.json"), "utf8")).packages,
).filter(([path]) => path !== "");

/** Licences of dependencies that a program under Apache-2.0 may be built and shipped with. */
const ALLOWED = ["Apache-2.0", "MIT", "MIT OR Apache-2.0", "ISC", "0BSD", "BSD-3-Clause", "BlueOak-1.0.0", "OFL-1.1"];

/** Exceptions, each with its reason. */
const EXCEPTIONS: readonly { readonly packages: RegExp; readonly licence: RegExp; readonly because: string }[] = [
  {
    packages: /^@img\/sharp-/,
    licence: /^(Apache-2\.0 AND )?LGPL-3\.0-or-later( AND MIT)?$/,
    because:
      "Next's optional image library, loaded as it comes; no image is optimised here, and the container leaves it out",
  },
  {
    packages: /^lightningcss(-|$)|^axe-core$|^@axe-core\//,
    licence: /^MPL-2\.0$/,
    because: "tools, not shipped, not changed",
  },
  {
    packages: /^@swc\/core-/,
    licence: /^Apache-2\.0 AND MIT$/,
    because: "both are allowed; the parser of the lint of imports, not shipped",
  },
  { packages: /^caniuse-lite$/, licence: /^CC-BY-4\.0$/, because: "data of the build" },
];

const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/**
 * The licence from the lock file or, where that has none, from the package. Binaries of other platforms are not
 * installed.
 */
function licenceOf(path: string, { license }: Locked): string | null {
  if (license) return license;
  const manifest = projectFile(`${path}/package.json`);
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).license : null;
}

it("every dependency has a licence that is allowed, or is an exception with a reason", () => {
  const refused = packages.flatMap(([path, locked]) => {
    const name = nameOf(path);
    const licence = licenceOf(path, locked);
    // A binary for another platform has the same source and licence as the installed one.
    if (licence === null) return isBinary(name) ? [] : [`${name}: no licence`];
    const fits =
      ALLOWED.includes(licence) || EXCEPTIONS.some((each) => each.packages.test(name) && each.licence.test(licence));
    return fits ? [] : [`${name}: ${licence}`];
  });
  expect(refused).toEqual([]);
});

const isBinary = (name: string): boolean => /-(darwin|linux|win32|freebsd|android|openharmony|wasm32)\b/.test(name);

it("no shipped dependency is under the GPL or the AGPL", () => {
  expect(packages.filter(([, { license = "" }]) => /\bA?GPL/.test(license.replaceAll("LGPL", "")))).toEqual([]);
});

// The script of swc, with which the lint of imports parses, only looks for the binary that lies beside it: not needed.
it("only the Node.js runtime may run a script when it is installed", () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  const allowed = JSON.parse(readFileSync(projectFile("package.json"), "utf8")).allowScripts;
  expect(scripted).toEqual(["@swc/core", "node"]);
  expect(allowed).toEqual({ node: true });
});
