import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { projectFile } from "#lib/cli/project.ts";
import { report } from "./report.ts";

/** JavaScript that the first load of each page brings, gzipped, over what an empty page of the same build brings. */
export async function benchFirstLoad(url: string): Promise<void> {
  // An empty page loads the framework's own chunks and nothing else.
  const manifest = JSON.parse(readFileSync(projectFile(".next/build-manifest.json"), "utf8"));
  const empty = await weigh((manifest.rootMainFiles as string[]).map((file) => `${url}/_next/${file}`));
  const { items } = (await (await fetch(`${url}/api/resources?limit=1&verdict=customer-managed`)).json()) as {
    items: { resourceId: string }[];
  };
  const keys = (await (await fetch(`${url}/api/keys?limit=1`)).json()) as { items: { id: string }[] };
  const paths = [
    "/",
    "/resources",
    `/resources/${items[0]?.resourceId}`,
    "/keys",
    `/keys/${keys.items[0]?.id}`,
    "/gaps",
    "/scans",
  ];
  for (const path of paths) {
    const html = await (await fetch(url + path)).text();
    const scripts = [...html.matchAll(/<script\b(?![^>]*\bnoModule)[^>]*\bsrc="([^"]+)"/gi)].map(
      ([, source = ""]) => new URL(source, url).href,
    );
    const name = `first load of ${path.replace(/[0-9a-f]{16}$/, "…")}`;
    report({ name, value: await weigh([...new Set(scripts)]), unit: "kB", floor: empty });
  }
}

async function weigh(urls: readonly string[]): Promise<number> {
  const sizes = await Promise.all(urls.map(async (url) => gzipSync(await (await fetch(url)).bytes()).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
