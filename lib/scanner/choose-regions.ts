import { isRegion } from "#lib/aws/partitions.ts";
import { accountRegions } from "#lib/aws/regions.ts";
import { assessFailure, assessNotApplicable } from "#lib/domain/assess.ts";
import type { Failure } from "#lib/domain/call.ts";
import { failedCall } from "#lib/domain/reason.ts";
import { UNKNOWN_REGION } from "#lib/domain/reason-sentences.ts";
import type { Assessment } from "#lib/domain/verdict.ts";
import { noteGap, type ScanContext } from "./context.ts";

/** A Region that was not scanned, or all those of a list that could not be read. */
export interface UnscannedRegion {
  readonly region: string;
  /** What was not scanned, e.g. `all data in af-south-1`. */
  readonly data: string;
  readonly assessment: Assessment;
}

export interface ChosenRegions {
  readonly regions: readonly string[];
  readonly unscanned: readonly UnscannedRegion[];
}

/**
 * The Regions of a scan: those asked for, or all that the account has enabled, and those that it leaves out. Where AWS
 * does not say which these are, the home Region alone is scanned.
 */
export async function chooseRegions(context: ScanContext, asked: readonly string[] | null): Promise<ChosenRegions> {
  if (asked) return { regions: [...new Set(asked)], unscanned: [] };
  const { reader, signal } = context;
  const home = await reader.homeRegion();
  const answer = await accountRegions(reader, signal);
  if (!answer.ok) {
    signal.throwIfAborted();
    noteGap(context, home, null, "the Regions of the account", answer.failure);
    const data = `all Regions of the account but ${home}`;
    const parameters = { scanned: home, ...failedCall(answer.failure) };
    const assessment = assessFailure({ code: "regions-not-listed", parameters }, answer.failure);
    return { regions: [home], unscanned: [{ region: home, data, assessment }] };
  }
  const of = (isWanted: (region: { name: string; enabled: boolean }) => boolean) =>
    answer.output.filter(isWanted).map(({ name }) => name);
  const disabled = of(({ enabled }) => !enabled);
  const unknown = of(({ name, enabled }) => enabled && !isRegion(name));
  const failed = { ...answer.call, httpStatus: null, permission: "" };
  if (disabled.length > 0) {
    noteGap(context, home, null, disabled.join(", "), {
      ...failed,
      kind: "not-enabled",
      code: "OptInRequired",
      message: `Not enabled for the account, so not scanned: ${disabled.join(", ")}`,
    });
  }
  const newRegion: Failure = {
    ...failed,
    kind: "failed",
    code: UNKNOWN_REGION,
    message: "The AWS SDK in use does not know this Region: update it (npm update @aws-sdk/core)",
  };
  for (const region of unknown) noteGap(context, region, null, region, newRegion);
  const dataIn = (region: string) => ({ region, data: `all data in ${region}` });
  return {
    regions: of(({ name, enabled }) => enabled && isRegion(name)),
    unscanned: [
      ...disabled.map((region) => {
        const parameters = { operation: answer.call.operation, region };
        return {
          ...dataIn(region),
          assessment: assessNotApplicable({ code: "region-not-enabled", parameters }, answer.call),
        };
      }),
      ...unknown.map((region) => {
        const parameters = { region, ...failedCall(newRegion) };
        return {
          ...dataIn(region),
          assessment: assessFailure({ code: "region-not-scanned", parameters }, newRegion),
        };
      }),
    ],
  };
}
