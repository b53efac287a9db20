import { NAME_NOT_RESOLVED } from "#lib/aws/offered.ts";
import type { CallerIdentity, Reader } from "#lib/aws/reader.ts";
import type { Failure } from "#lib/domain/call.ts";
import type { Gap, Observation } from "#lib/domain/observation.ts";
import type { ProgressMeter } from "./progress.ts";

/** A listing that failed: which resources of this type exist in this Region (and parent) is unknown. */
export interface Unlisted {
  readonly type: string;
  readonly label: string;
  readonly region: string;
  readonly parent: Observation | null;
  readonly failure: Failure;
}

/** What every part of a running scan uses. */
export interface ScanContext {
  readonly reader: Reader;
  readonly identity: CallerIdentity;
  readonly signal: AbortSignal;
  readonly meter: ProgressMeter;
  readonly gaps: Gap[];
}

/** Records a gap. Host names that do not resolve are recorded together, see `noteUnresolved`. */
export function noteGap(
  context: ScanContext,
  region: string,
  type: string | null,
  subject: string | null,
  failure: Failure,
): void {
  if (failure.code === NAME_NOT_RESOLVED) return;
  context.gaps.push({ accountId: context.identity.accountId, region, type, subject, failure });
}

/** Lets a promise be awaited later: a rejection before that would be unhandled, and end the process. */
export function started<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}

/** One gap for each service whose names did not resolve, with all of its Regions. */
export function noteUnresolved({ reader, gaps, identity }: ScanContext): void {
  for (const { service, regions, failure } of reader.unresolved()) {
    const subject = `${service} in ${regions.join(", ")}`;
    gaps.push({ accountId: identity.accountId, region: regions[0] ?? "", type: null, subject, failure });
  }
}
