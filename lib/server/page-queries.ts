import "server-only";
import { DEFAULT_SORT, NO_FILTER } from "#lib/domain/row-filter.ts";
import type { KeyQuery, ResourceQuery } from "./page-views.ts";

/** A query parameter that is unknown or has a bad value: shown to the reader, the rest stays in force. */
export interface ParameterProblem {
  readonly parameter: string;
  /** What was given. */
  readonly got: string;
  /** What the parameter takes, as a phrase that completes "takes …". */
  readonly takes: string;
}

/** The parameters of a URL as Next hands them to a page, or as a request has them. */
export type UrlParameters = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads the parameters of the resources table (`scan type verdict region account key q unknown sort
 * limit cursor`). What is wrong is reported and left out; the API refuses any problem, a page shows it.
 *
 * @param alsoKnown parameters of the page's own that are not a problem, e.g. `cols`
 */
export function readResourceQuery(
  _parameters: UrlParameters,
  _alsoKnown: readonly string[] = [],
): { query: ResourceQuery; problems: readonly ParameterProblem[] } {
  return { query: { scan: null, filter: NO_FILTER, sort: DEFAULT_SORT, limit: 50, offset: 0 }, problems: [] };
}

/** Reads the parameters of the keys table (`scan manager state region account q limit cursor`), as above. */
export function readKeyQuery(
  _parameters: UrlParameters,
  _alsoKnown: readonly string[] = [],
): { query: KeyQuery; problems: readonly ParameterProblem[] } {
  const filter = { manager: [], state: [], region: [], account: [], q: null };
  return { query: { scan: null, filter, limit: 50, offset: 0 }, problems: [] };
}
