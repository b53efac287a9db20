import { runCommand } from "./command.ts";
import { readOptions } from "./options.ts";
import { type Counts, sum, summaryLine } from "./test/counts.ts";
import { STAGES } from "./test/stages.ts";

/** `npm test`: runs every stage, also after a failed one; the last line has the total counts. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm test");
  // A test must never use the developer's account, database or port.
  const settings = /^(AWS_.*|POSTURE_.*|HOST|PORT|DATABASE_URL|NEXT_DIST_DIR|https?_proxy)$/i;
  for (const name of Object.keys(process.env)) if (settings.test(name)) delete process.env[name];

  const all: Counts[] = [];
  for (const { name, run } of STAGES) {
    console.log(`\n== ${name}`);
    const counts = await run();
    all.push(counts);
    console.log(`${name}: ${counts.failed === 0 ? "ok" : "FAILED"}`);
  }
  const total = sum(all);
  console.log(`\n${summaryLine(total)}`);
  return total.failed === 0 ? 0 : 1;
});
