import { NAME_NOT_RESOLVED } from "#lib/aws/offered.ts";
import type { Reader } from "#lib/aws/reader.ts";
import type { FailureKind } from "#lib/domain/call.ts";
import type { RegionReads } from "#lib/domain/coverage.ts";
import type { Gap } from "#lib/domain/observation.ts";

/** Counts the API calls of one scan by Region. */
export class ReadCounter {
  /** Passes every call on. */
  readonly reader: Reader;
  readonly #reads = new Map<string, number>();

  constructor(reader: Reader) {
    this.reader = {
      ...reader,
      call: (region, request, signal) => {
        this.#reads.set(region, (this.#reads.get(region) ?? 0) + 1);
        return reader.call(region, request, signal);
      },
    };
  }

  /** The calls and failures in each scanned Region, and in all other Regions together. */
  byRegion(regions: readonly string[], gaps: readonly Gap[]): RegionReads[] {
    const failures = [
      ...gaps.filter(({ failure }) => hides(failure)).map(({ region }) => region),
      ...this.reader.unresolved().flatMap((service) => service.regions),
    ];
    const within = (isOf: (region: string) => boolean) => ({
      reads: [...this.#reads].reduce((sum, [region, reads]) => sum + (isOf(region) ? reads : 0), 0),
      failed: failures.filter(isOf).length,
    });
    return [
      { region: null, ...within((region) => !regions.includes(region)) },
      ...regions.map((region) => ({ region, ...within((other) => other === region) })),
    ];
  }
}

/** AWS has answered: there is nothing to read, or no longer. */
const ANSWERED: readonly FailureKind[] = ["not-offered", "not-enabled", "deleted"];

/** Whether a gap hides something. Names that did not resolve are one gap for several Regions, counted apart. */
const hides = ({ kind, code }: Gap["failure"]): boolean => !ANSWERED.includes(kind) && code !== NAME_NOT_RESOLVED;
