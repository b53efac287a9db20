import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The project's own Node.js, which runs everything except this bootstrap. */
export const projectNode = (root) => join(root, "node_modules", "node", "bin", "node");

/**
 * Installs the locked dependencies when they are missing or differ from the lock file.
 *
 * @param {string} root the project's folder
 * @throws {Error} with a sentence for people when npm fails
 */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  process.stderr.write("Installing dependencies (once) …\n");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    env: { ...process.env, PATH: pathWithout(join(root, "node_modules")), NODE_ENV: "development" },
    stdio: ["ignore", 2, 2],
  });
  if (npm.error) throw new Error(`npm could not be started: ${npm.error.message}`);
  if (npm.status !== 0) throw new Error("npm ci failed: see its message above. It needs the npm registry.");
  if (!existsSync(projectNode(root))) {
    throw new Error("The node package did not install its binary: allow its install script (ignore-scripts=false).");
  }
}

// npm writes node_modules/.package-lock.json last, so an interrupted install never counts as complete.
function isInstalled(root) {
  const installed = packagesOf(join(root, "node_modules", ".package-lock.json"));
  const locked = packagesOf(join(root, "package-lock.json"));
  if (!installed || !locked || !existsSync(projectNode(root))) return false;
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages;
  } catch {
    return null;
  }
}

// `npm ci` removes node_modules, so it must not run on the Node.js in that folder.
function pathWithout(folder) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((entry) => !entry.startsWith(folder))
    .join(delimiter);
}
