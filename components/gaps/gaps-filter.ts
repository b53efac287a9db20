import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { GAP_KINDS, readGapKind } from "./gap-kind.tsx";

/** A filter of the gaps; null for all. */
export interface GapsFilter {
  readonly kind: FailureKind | null;
  readonly region: string | null;
}

/** Parameters of a URL that `readGapsFilter` reads. */
export const GAPS_PARAMETERS = ["kind", "region", "page", "limit"] as const;

/** An account that denies much has thousands of gaps. */
const PAGE_SIZE = 100;

type Given = string | readonly string[] | undefined;

const first = (given: Given): string | undefined => [given ?? []].flat()[0] || undefined;

/** Reads `kind=`, `region=`, `page=` and `limit=` (gaps of a page). Invalid values are ignored and reported. */
export function readGapsFilter(given: Readonly<Partial<Record<(typeof GAPS_PARAMETERS)[number], Given>>>) {
  const kind = first(given.kind);
  const page = first(given.page) ?? "1";
  const limit = first(given.limit) ?? String(PAGE_SIZE);
  const filter: GapsFilter = { kind: readGapKind(kind), region: first(given.region) ?? null };
  const isLimit = /^([1-9]\d{0,2}|1000)$/.test(limit);
  const isPage = /^[1-9]\d{0,5}$/.test(page);
  const takes = `a reason (${Object.keys(GAP_KINDS).join(", ")})`;
  const problems = [
    kind !== undefined && filter.kind === null ? { parameter: "kind", got: kind.slice(0, 100), takes } : [],
    isPage ? [] : { parameter: "page", got: page.slice(0, 100), takes: "a page number from 1" },
    isLimit ? [] : { parameter: "limit", got: limit.slice(0, 100), takes: "a number of gaps from 1 to 1000" },
  ].flat();
  return { filter, page: isPage ? Number(page) : 1, limit: isLimit ? Number(limit) : PAGE_SIZE, problems };
}

/** The gaps that match a filter. */
export const gapsWithin = (gaps: readonly Gap[], { kind, region }: GapsFilter): readonly Gap[] =>
  gaps.filter((gap) => (kind === null || gap.failure.kind === kind) && (region === null || gap.region === region));

/** Which of so many gaps a page shows; one beyond the last shows the last. */
export function gapsOnPage(count: number, page: number, limit: number) {
  const last = Math.max(1, Math.ceil(count / limit));
  const at = Math.min(page, last);
  const offset = (at - 1) * limit;
  return { at, last, offset, shown: Math.min(limit, count - offset) };
}

/** The page with a filter, in the chosen scan. */
export const gapsHref = (filter: GapsFilter, scan: string | null, page = 1, limit = PAGE_SIZE): string =>
  hrefWith("/gaps", {
    ...filter,
    scan,
    page: page > 1 ? String(page) : null,
    limit: limit === PAGE_SIZE ? null : String(limit),
  });
