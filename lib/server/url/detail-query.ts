import "server-only";
import type { Asked } from "#lib/domain/posture.ts";
import { DETAIL_PARAMETERS } from "./parameters.ts";
import { givenTogether, type ReadQuery } from "./read-parameters.ts";

/** What the URL of the page of one thing says. */
export interface DetailQuery {
  /** As written in the URL. */
  readonly asked: Asked;
  /** The page that it was opened from, as written in the URL. */
  readonly from: string | null;
}

/**
 * Reads the URL of the page of one thing: `scan`, `at` and `from`. Neither scan nor time is checked: one that does not
 * exist gives "not found", never the same thing in another posture.
 */
export function readDetailQuery(parameters: Readonly<Record<string, unknown>>): ReadQuery<DetailQuery> {
  const { from, ...asked } = DETAIL_PARAMETERS.parse(parameters);
  const problems = givenTogether(asked);
  return { query: { asked: problems.length > 0 ? { ...asked, at: null } : asked, from }, problems };
}
