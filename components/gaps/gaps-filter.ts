import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { GAP_KINDS, readGapKind } from "./gap-kind.tsx";

/** What the gaps are narrowed to; null for all. */
export interface GapsFilter {
  readonly kind: FailureKind | null;
  readonly region: string | null;
}

/** Parameters of a URL that `readGapsFilter` reads. */
export const GAPS_PARAMETERS = ["kind", "region"] as const;

type Given = string | readonly string[] | undefined;

/** Reads `kind=` and `region=`; a kind that is none is left out, and reported as a notice tells it. */
export function readGapsFilter(given: { readonly kind?: Given; readonly region?: Given }) {
  const kind = [given.kind ?? []].flat()[0] || undefined;
  const region = [given.region ?? []].flat()[0] || null;
  const read = readGapKind(kind);
  const strange = kind !== undefined && read === null;
  const takes = `why a read got no answer (${Object.keys(GAP_KINDS).join(", ")})`;
  return {
    filter: { kind: read, region } satisfies GapsFilter,
    problems: strange ? [{ parameter: "kind", got: kind.slice(0, 100), takes }] : [],
  };
}

/** The gaps that a filter leaves. */
export const gapsWithin = (gaps: readonly Gap[], { kind, region }: GapsFilter): readonly Gap[] =>
  gaps.filter((gap) => (kind === null || gap.failure.kind === kind) && (region === null || gap.region === region));

/** The page with a filter, in the snapshot that one looks at. */
export const gapsHref = (filter: GapsFilter, scan: string | null): string => hrefWith("/gaps", { ...filter, scan });
