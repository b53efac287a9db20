import { execFileSync } from "node:child_process";
import { parse } from "csv-parse/sync";
import { projectFile } from "#lib/cli/project.ts";
import { PLAIN_WORDS } from "../words/plain-words.ts";
import { expect, test } from "./journey.ts";
import { addressOf, PAGES } from "./page-addresses.ts";

/** Columns of the evidence CSV whose words are the product's; the others carry names and values of the account. */
const OWN_COLUMNS = ["protected_data", "reason", "caveats", "remediation", "unknown_kind"];
const COMMANDS = ["demo", "start", "scan", "backup", "bench", "catalogue", "dev", "standalone", "lint"];

/** The banned words in a text, each with what stands around it. AWS's own words stand in double quotes. */
function bannedIn(text: string): readonly string[] {
  const own = text.replaceAll(/"[^"\n]*"|“[^”\n]*”/g, '""');
  // A snapshot is also what RDS and Redshift call their backups: e2e/words checks the sources for it.
  return PLAIN_WORDS.filter(({ allowedIn }) => !allowedIn).flatMap(({ banned, isQuotable, write }) => {
    const checked = isQuotable ? own : text;
    const at = checked.search(banned);
    return at < 0 ? [] : [`${checked.slice(Math.max(0, at - 40), at + 40)} (write: ${write})`];
  });
}

for (const name of PAGES) {
  test(`no word on the page ${name} is an idiom`, async ({ page }) => {
    await page.goto(await addressOf(page.request, name));
    await page.getByRole("heading", { level: 1 }).waitFor();
    const shown = await page.evaluate(() => {
      const labels = [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((element) =>
        ["aria-label", "title", "placeholder"].map((attribute) => element.getAttribute(attribute) ?? ""),
      );
      // Not innerText: what is in closed details and popovers is read too.
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement?.closest("script, style") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      );
      const found = [document.title, ...labels];
      while (texts.nextNode()) found.push(texts.currentNode.textContent ?? "");
      return found.join("\n");
    });
    expect(shown.length).toBeGreaterThan(200);
    expect(bannedIn(shown)).toEqual([]);
  });
}

test("no word of the evidence CSV is an idiom", async ({ request }) => {
  const rows: Record<string, string>[] = parse(await (await request.get("/api/evidence.csv")).text(), {
    columns: true,
    bom: true,
  });
  const words = rows.flatMap((row) => OWN_COLUMNS.map((column) => row[column]));
  expect(words).not.toContain(undefined);
  expect(bannedIn([...new Set(words)].join("\n"))).toEqual([]);
});

test("no description of the API is an idiom", async ({ request }) => {
  const described: string[] = [];
  JSON.parse(await (await request.get("/api/openapi.json")).text(), (member, value) => {
    if (["description", "summary", "title"].includes(member) && typeof value === "string") described.push(value);
    return value;
  });
  expect(described.length).toBeGreaterThan(50);
  expect(bannedIn(described.join("\n"))).toEqual([]);
});

for (const command of COMMANDS) {
  test(`no word of npm run ${command} -- --help is an idiom`, () => {
    const help = execFileSync(process.execPath, [projectFile("lib/cli/run.mjs"), command, "--help"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(help).toContain("npm");
    expect(bannedIn(help)).toEqual([]);
  });
}
