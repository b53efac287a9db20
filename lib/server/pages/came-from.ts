import "server-only";
import type { Asked, ShownPosture } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import type { CameFrom } from "#lib/views/came-from.ts";
import { ofPosture } from "../of-posture.ts";
import { boundTo, cursorTo } from "../url/page-cursor.ts";
import { type Found, type Opener, openerAt, parametersIn, type Subject } from "./openers.ts";

/** The longest way back: the page that a page was opened from has a `from` too, if it was opened from another. */
const LONGEST_WAY = 4;

/** A valid address that a page was opened from. */
interface Address {
  readonly opener: Opener;
  readonly path: string;
  /** Its parameters without `scan`, `at`, `cursor` and `from`. */
  readonly given: URLSearchParams;
  readonly limit: number | null;
  readonly question: string | null;
  /** The address that its own page was opened from. */
  readonly from: string | null;
  /** Path and query, without `scan`, `at` and `cursor`. */
  readonly plain: string;
}

/** Reads an address; null for a path or a parameter that the dashboard does not have. */
function readAddress(from: string | null, way: number): Address | null {
  const [path = "", search = ""] = from?.split("?", 2) ?? [];
  const opener = openerAt(path);
  if (!opener) return null;
  const given = new URLSearchParams(search);
  const before = opener.isOpened && way > 1 ? readAddress(given.get("from"), way - 1) : null;
  for (const name of ["scan", "at", "cursor", ...(opener.isOpened ? ["from"] : [])]) given.delete(name);
  const { query, problems } = opener.read(given);
  if (problems.length > 0) return null;
  const { limit = null, question = null } = query;
  const plain = hrefWith(path, { ...parametersIn(given), ...(before && { from: before.plain }) });
  return { opener, path, given, limit, question, from: before?.plain ?? null, plain };
}

/**
 * Reads the page that a page was opened from (`from`: its path and query) and finds the subject in the list there. Null
 * if it is not one of the dashboard's or has an invalid parameter: the address may come from anywhere.
 *
 * @param asked by the address; links keep this, not what `from` asks for
 */
export async function cameFrom(from: string | null, of: Subject, asked: Asked): Promise<CameFrom | null> {
  const address = readAddress(from, LONGEST_WAY);
  if (!address) return null;
  const { opener, given, plain } = address;
  return ofPosture({ asked }, async (store, posture) => {
    const { point } = posture;
    const label = await opener.label(store, point);
    if (label === null) return null;
    const found = await opener.find(store, point, given, of);
    const href = hrefOf(address, found, posture);
    return { label, href, from: plain, place: found && placeOf(found, asked, plain) };
  });
}

/** The address, at the page of the list that has the subject. */
function hrefOf(address: Address, found: Found | null, posture: ShownPosture): string {
  const { path, given, limit, question, from } = address;
  const before = found?.neighbours.offset ?? 0;
  const offset = limit === null ? 0 : before - (before % limit);
  const cursor = offset > 0 && question !== null ? cursorTo(offset, { of: boundTo(posture), question }) : null;
  return hrefWith(path, { asked: posture.asked, ...parametersIn(given), ...(from !== null && { from }), cursor });
}

function placeOf({ neighbours, unit, hrefOf }: Found, asked: Asked, plain: string): CameFrom["place"] {
  const { position, total, previous, next } = neighbours;
  return {
    ...{ position, total, unit },
    previous: previous && hrefOf(previous, asked, plain),
    next: next && hrefOf(next, asked, plain),
  };
}
