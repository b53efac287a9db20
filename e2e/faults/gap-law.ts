import type { Failure } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";
import type { Faults } from "./fault-lab.ts";

/** Whether a failure is what this fault of its operation must look like. */
export function isTrue({ operation, kind, code }: Failure, faults: Faults): boolean {
  const fault = faults.get(operation);
  return fault?.kinds.includes(kind) === true && fault.code.test(code);
}

/**
 * One sentence for each gap and each unknown row that does not tell the true failure, and for each operation whose
 * failure no gap tells.
 */
export function breachesOfGaps(calm: Snapshot, faulty: Snapshot, faults: Faults): readonly string[] {
  const known = new Set(calm.gaps.map(told));
  const wasThere = new Set(calm.resources.map(({ observation }) => observation.arn));
  const untrue = faulty.gaps
    .filter((gap) => !known.has(told(gap)) && !isTrue(gap.failure, faults))
    .filter(
      ({ subject, failure }) =>
        !isAsideOfFaults(failure, faults) && !(failure.code === NOT_FOUND && !wasThere.has(subject ?? "")),
    )
    .map((gap) => `a gap that is not of the fault: ${told(gap)}`);
  const untold =
    faults.size > 1 ? [] : [...faults].filter(([operation, { partial }]) => !partial && !tells(faulty, operation));
  return [
    ...untrue,
    ...untold.map(([operation]) => `no gap tells of ${operation}`),
    ...falseRows(calm, faulty, faults),
  ];
}

/**
 * The account's own answer to a call that is made only because another call failed: the thing does not exist. A fault
 * that changes only successful answers (wrong types, say) does not affect it.
 */
export const isAsideOfFaults = ({ operation, kind }: Failure, faults: Faults): boolean =>
  kind === "not-found" && (faults.get(operation)?.partial ?? true);

/** The answer for a deleted resource. Without the fault the call would not have been made. */
const NOT_FOUND = "ResourceNotFoundException";

/** A row that became unknown names the call that failed, and why. */
function falseRows(calm: Snapshot, faulty: Snapshot, faults: Faults): readonly string[] {
  const before = new Map(calm.rows.map((row) => [row.id, row]));
  const deleted = [...faults.values()].some(({ once }) => once);
  const toldAtAll = deleted || faulty.gaps.some(({ failure }) => isTrue(failure, faults));
  return faulty.rows.flatMap((row) => {
    const was = before.get(row.id);
    if (row.verdict !== "unknown" || was?.reason === row.reason) return [];
    if (row.errorCode === NOT_FOUND && (was === undefined || was.verdict === "unknown")) return [];
    const fault = faults.get(row.sourceOperation ?? "");
    if (fault && row.errorCode !== null && fault.code.test(row.errorCode)) return [];
    // What it rests on was not found: the gap of that says why.
    if (row.sourceOperation === null && toldAtAll) return [];
    return [`${nameOf(row)} is unknown for ${row.sourceOperation} ${row.errorCode}: ${row.reason}`];
  });
}

const tells = ({ gaps }: Snapshot, operation: string): boolean =>
  gaps.some(({ failure }) => failure.operation === operation);

const told = ({ region, type, subject, failure: { operation, kind, code } }: Gap): string =>
  JSON.stringify({ region, type, subject, operation, kind, code });

const nameOf = ({ type, resourceArn, region, data }: ProtectionRow): string =>
  `${type} ${resourceArn ?? region} (${data})`;
