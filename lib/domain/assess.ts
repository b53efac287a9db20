import { assessReading } from "./assess-key.ts";
import type { Protection, ResourceReference } from "./observation.ts";
import type { ScanIndex } from "./scan-index.ts";
import type { StoreReference } from "./store.ts";
import type { Assessment } from "./verdict.ts";
import { VERDICTS } from "./verdict.ts";

/** How far an inheritance may reach (deployment → model; alias → version); a longer chain is a loop. */
const LONGEST_INHERITANCE = 4;

/**
 * Concludes from facts to a verdict with its reason. Pure: the same facts always give the same
 * assessment, so that a snapshot of last year can be assessed again.
 *
 * @param region the Region of the resource whose protection this is
 */
export function assessProtection({ source }: Protection, region: string, index: ScanIndex, depth = 0): Assessment {
  switch (source.kind) {
    case "key":
      return assessReading(source.reading, index);
    case "store":
      return assessStore(source.store, index);
    case "inherits":
      return assessInherited(source.from, region, index, source.call.operation, depth);
    case "not-exposed":
      return {
        ...withoutKey,
        verdict: "unknown",
        unknown: "not-exposed",
        reason: source.reason,
        keyClass: "unknown",
        call: source.call,
      };
    case "not-applicable":
      return {
        ...withoutKey,
        verdict: "not-applicable",
        unknown: null,
        reason: source.reason,
        keyClass: "none",
        call: source.call,
      };
  }
}

const withoutKey = { keyArn: null, call: null, errorCode: null } as const;

function assessStore(reference: StoreReference, index: ScanIndex): Assessment {
  const store = index.store(reference);
  if (!store) throw new Error(`The store ${reference.id} was referred to but never resolved`);
  const { reading } = store;
  if (reading.kind === "read") return assessReading(reading.key, index);
  return {
    ...withoutKey,
    verdict: "unknown",
    unknown: reading.because === "outside-aws" ? "not-exposed" : "unreadable",
    reason: reading.reason,
    keyClass: "unknown",
  };
}

function assessInherited(
  from: readonly ResourceReference[],
  region: string,
  index: ScanIndex,
  operation: string,
  depth: number,
): Assessment {
  const inherited = from.flatMap((reference) => {
    const observation = index.observation(reference, region);
    if (!observation || depth >= LONGEST_INHERITANCE) return [missing(reference, operation)];
    return observation.protections.map((protection) => {
      const assessment = assessProtection(protection, region, index, depth + 1);
      return { ...assessment, reason: `Inherits the key of ${reference.arn}. ${assessment.reason}` };
    });
  });
  const weakest = VERDICTS.map((verdict) => inherited.find((each) => each.verdict === verdict)).find(Boolean);
  return (
    weakest ?? {
      ...withoutKey,
      verdict: "not-applicable",
      unknown: null,
      reason: "No customer data is referenced.",
      keyClass: "none",
    }
  );
}

function missing(reference: ResourceReference, operation: string): Assessment {
  return {
    ...withoutKey,
    verdict: "unknown",
    unknown: "unreadable",
    reason: `${operation} returned that the data inherits the key of ${reference.arn}, which this scan did not find or could not list.`,
    keyClass: "unknown",
  };
}
