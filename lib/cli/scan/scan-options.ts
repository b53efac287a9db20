import { isRegion } from "#lib/aws/partitions.ts";
import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import { CommandError } from "../command.ts";
import { readOptions } from "../options.ts";
import { userFile } from "../project.ts";

/** The parsed flags of `npm run scan`. */
export interface ScanCommand {
  readonly csv: string | null;
  readonly json: string | null;
  /** Null: those of POSTURE_REGIONS, or every Region that the account has enabled. */
  readonly regions: readonly string[] | null;
  /** Any row with one of these makes the command end with 2. */
  readonly failOn: readonly Verdict[];
}

const USAGE = "npm run scan -- [--csv FILE] [--json FILE] [--region R]… [--fail-on VERDICT[,VERDICT]…]";

/**
 * Reads the flags of `npm run scan`.
 *
 * @throws {CommandError} that names the flag, its value and the allowed values
 */
export function readScanCommand(args: readonly string[]): ScanCommand {
  const flags = {
    csv: { type: "string" },
    json: { type: "string" },
    region: { type: "string", multiple: true },
    "fail-on": { type: "string", multiple: true },
  } as const;
  const { csv, json, region, "fail-on": failOn } = readOptions(args, flags, USAGE);
  return {
    csv: csv === undefined ? null : userFile(csv),
    json: json === undefined ? null : userFile(json),
    regions: region ? region.map(readRegion) : null,
    failOn: (failOn ?? []).flatMap((list) => list.split(",")).map((name) => readVerdict(name.trim())),
  };
}

function readRegion(text: string): string {
  if (isRegion(text)) return text;
  throw new CommandError(
    `--region got "${text}"; allowed: one AWS Region, e.g. eu-central-1. The option may be repeated.`,
  );
}

function readVerdict(text: string): Verdict {
  const verdict = VERDICTS.find((each) => each === text);
  if (verdict) return verdict;
  throw new CommandError(`--fail-on got "${text}"; allowed: verdicts, separated by commas: ${VERDICTS.join(", ")}.`);
}
