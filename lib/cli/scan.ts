import { NO_FILTER } from "#lib/domain/row-filter.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { whyUnidentified } from "#lib/domain/unidentified.ts";
import { evidenceCsv } from "#lib/evidence/evidence-csv.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import { followScan } from "#lib/server/scans.ts";
import { scanNow } from "#lib/worker/scan-now.ts";
import { atEnd, CommandError, interrupted, runCommand } from "./command.ts";
import { demandWritable, writeOutput } from "./scan/output-file.ts";
import { progressLine } from "./scan/progress-line.ts";
import { scanJson } from "./scan/scan-json.ts";
import { readScanCommand, type ScanCommand } from "./scan/scan-options.ts";
import { summaryTable } from "./scan/summary-table.ts";

/** How long a scan waits while another process writes to the database. */
const PATIENCE_MS = 120_000;

/** `npm run scan`: one scan without the dashboard. Exits with 0, with 1 if the scan failed, with 2 for `--fail-on`. */
await runCommand(async () => {
  const command = readScanCommand(process.argv.slice(2));
  // The progress line uses the terminal.
  process.env.POSTURE_LOG_LEVEL ||= "warn";
  for (const file of [command.csv, command.json]) if (file) await demandWritable(file);
  await database(PATIENCE_MS);
  atEnd(closeDatabase);

  const scan = await scanToTheEnd(command.regions);
  if (scan.state !== "completed")
    throw new CommandError(`The scan ${scan.state}: ${scan.failure ?? "no reason was given"}`);
  await writeFiles(scan, command);
  process.stdout.write(summaryTable(scan));
  return command.failOn.some((verdict) => scan.verdicts[verdict] > 0) ? 2 : 0;
});

async function scanToTheEnd(regions: readonly string[] | null): Promise<Scan> {
  const recording = await scanNow(regions, interrupted);
  switch (recording.kind) {
    case "unidentified":
      throw new CommandError(whyUnidentified(recording.failure));
    case "running":
      throw new CommandError(`Scan ${recording.scanId} of this account is already running.`);
    case "started":
      atEnd(async () => void (await recording.ended));
      return follow(recording.scanId, recording.ended);
  }
}

async function follow(id: string, ended: Promise<string | null>): Promise<Scan> {
  const line = progressLine(process.stderr);
  const unkept = new AbortController();
  ended.then((sentence) => sentence !== null && unkept.abort(new CommandError(sentence)));
  let latest: Scan | null = null;
  for await (const scan of followScan(id, AbortSignal.any([interrupted, unkept.signal]))) {
    line.show(scan);
    latest = scan;
  }
  line.end();
  unkept.signal.throwIfAborted();
  if (!latest) throw new CommandError(`Scan ${id} is not in the database.`);
  return latest;
}

async function writeFiles(scan: Scan, { csv, json }: ScanCommand): Promise<void> {
  const { rows, scans, postures } = await database();
  const point = await postures.pointOfScan(scan.id);
  if (!point) throw new CommandError(`Scan ${scan.id} was deleted before its rows were written.`);
  const batches = () => rows.streamRows(point, NO_FILTER, "verdict");
  if (csv)
    await writeOutput(
      csv,
      evidenceCsv(batches(), async () => scan.principalArn, { bom: false }),
    );
  if (json) await writeOutput(json, scanJson(scan, await scans.gaps(point), batches()));
}
