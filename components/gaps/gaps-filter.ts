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
export const GAPS_PARAMETERS = ["kind", "region", "page"] as const;

type Given = string | readonly string[] | undefined;

const first = (given: Given): string | undefined => [given ?? []].flat()[0] || undefined;

/** Reads `kind=`, `region=` and `page=`; what cannot be meant is left out, and reported as a notice tells it. */
export function readGapsFilter(given: { readonly kind?: Given; readonly region?: Given; readonly page?: Given }) {
  const kind = first(given.kind);
  const page = first(given.page) ?? "1";
  const filter: GapsFilter = { kind: readGapKind(kind), region: first(given.region) ?? null };
  const isPage = /^[1-9]\d{0,5}$/.test(page);
  const takes = `why a read got no answer (${Object.keys(GAP_KINDS).join(", ")})`;
  const problems = [
    kind !== undefined && filter.kind === null ? { parameter: "kind", got: kind.slice(0, 100), takes } : [],
    isPage ? [] : { parameter: "page", got: page.slice(0, 100), takes: "the number of a page, from 1" },
  ].flat();
  return { filter, page: isPage ? Number(page) : 1, problems };
}

/** The gaps that a filter leaves. */
export const gapsWithin = (gaps: readonly Gap[], { kind, region }: GapsFilter): readonly Gap[] =>
  gaps.filter((gap) => (kind === null || gap.failure.kind === kind) && (region === null || gap.region === region));

/** The page with a filter, in the snapshot that one looks at. */
export const gapsHref = (filter: GapsFilter, scan: string | null, page = 1): string =>
  hrefWith("/gaps", { ...filter, scan, page: page > 1 ? String(page) : null });
