import "server-only";
import { hrefWith } from "#lib/format/hrefs.ts";
import type { CameFrom } from "#lib/views/came-from.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { cursorTo } from "../url/page-cursor.ts";
import { type Found, type Opener, openerAt, parametersIn, type Subject } from "./openers.ts";

/** The longest way back: the page that a page was opened from has a `from` too, if it was opened from another. */
const LONGEST_WAY = 4;

/** A valid address that a page was opened from. */
interface Address {
  readonly opener: Opener;
  readonly path: string;
  /** Its parameters without `scan`, `cursor` and `from`. */
  readonly given: URLSearchParams;
  readonly limit: number | null;
  readonly question: string | null;
  /** The address that its own page was opened from. */
  readonly from: string | null;
  /** Path and query, without `scan` and `cursor`. */
  readonly plain: string;
}

/** Reads an address; null for a path or a parameter that the dashboard does not have. */
function readAddress(from: string | null, way: number): Address | null {
  const [path = "", search = ""] = from?.split("?", 2) ?? [];
  const opener = openerAt(path);
  if (!opener) return null;
  const given = new URLSearchParams(search);
  const before = opener.isOpened && way > 1 ? readAddress(given.get("from"), way - 1) : null;
  for (const name of ["scan", "cursor", ...(opener.isOpened ? ["from"] : [])]) given.delete(name);
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
 * @param asked the scan in the address; links keep this one, not the one in `from`
 */
export async function cameFrom(from: string | null, of: Subject, asked: string | null): Promise<CameFrom | null> {
  const address = readAddress(from, LONGEST_WAY);
  if (!address) return null;
  const { opener, given, plain } = address;
  return ofSnapshot(asked, async (store, scan) => {
    const label = await opener.label(store, scan.id);
    if (label === null) return null;
    const found = await opener.find(store, scan.id, given, of);
    const href = hrefOf(address, found, asked, scan.id);
    return { label, href, from: plain, place: found && placeOf(found, asked, plain) };
  });
}

/** The address, at the page of the list that has the subject. */
function hrefOf(address: Address, found: Found | null, asked: string | null, scan: string): string {
  const { path, given, limit, question, from } = address;
  const before = found?.neighbours.offset ?? 0;
  const offset = limit === null ? 0 : before - (before % limit);
  const cursor = offset > 0 && question !== null ? cursorTo(offset, { scan, question }) : null;
  return hrefWith(path, { scan: asked, ...parametersIn(given), ...(from !== null && { from }), cursor });
}

function placeOf({ neighbours, unit, hrefOf }: Found, asked: string | null, plain: string): CameFrom["place"] {
  const { position, total, previous, next } = neighbours;
  return {
    ...{ position, total, unit },
    previous: previous && hrefOf(previous, asked, plain),
    next: next && hrefOf(next, asked, plain),
  };
}
