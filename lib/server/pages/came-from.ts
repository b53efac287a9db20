import "server-only";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { ShownScan } from "#lib/domain/scan.ts";
import { hrefWith, keyHref, resourceHref } from "#lib/format/hrefs.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { CameFrom } from "#lib/views/came-from.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { cursorTo, type PageQuery } from "../url/page-cursor.ts";
import type { ReadQuery } from "../url/read-parameters.ts";
import { readControlPageQuery } from "./control.ts";
import { readKeysPageQuery } from "./keys.ts";
import { readResourcesPageQuery } from "./resources.ts";

/** The subject of a page. */
interface Subject {
  readonly kind: "resource" | "key";
  readonly id: string;
}

/** A list that a page may be opened from. */
interface List {
  readonly label: string;
  readonly read: (given: URLSearchParams) => ReadQuery<PageQuery>;
  /** The position of a subject in the list; null if the list has other things. */
  readonly find: (
    store: SnapshotStore,
    scan: string,
    given: URLSearchParams,
    of: Subject,
  ) => Promise<Neighbours | null>;
}

const nowhere = async () => null;

const LISTS: Readonly<Record<string, List>> = {
  "/resources": {
    label: "Resources",
    read: readResourcesPageQuery,
    async find({ rows }, scan, given, { kind, id }) {
      const { filter, sort } = readResourcesPageQuery(given).query;
      return kind === "resource" ? rows.neighbours(scan, filter, sort, id) : null;
    },
  },
  "/keys": {
    label: "Keys",
    read: readKeysPageQuery,
    async find({ keys }, scan, given, { kind, id }) {
      const { filter, sort } = readKeysPageQuery(given).query;
      return kind === "key" ? keys.neighbours(scan, filter, sort, id) : null;
    },
  },
};

const parametersIn = (given: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));

const CONTROL_PATH = /^\/controls\/(BEP-\d{3})$/;

function listAt(path: string): List | null {
  const control = CONTROL_PATH.exec(path)?.[1];
  if (control === undefined) return Object.hasOwn(LISTS, path) ? (LISTS[path] ?? null) : null;
  const read = (given: URLSearchParams) => readControlPageQuery(control, parametersIn(given));
  return { label: `Findings of ${control}`, read, find: nowhere };
}

/**
 * Reads the list that a page was opened from (`from`: the list's path and query) and finds the page's subject in it.
 * Null if it is not a list of the dashboard or has an invalid parameter: the address may come from anywhere.
 *
 * @param asked the scan in the address; links keep this one, not the one in `from`
 */
export async function cameFrom(from: string | null, of: Subject, asked: string | null): Promise<CameFrom | null> {
  const [path = "", search = ""] = from?.split("?", 2) ?? [];
  const list = listAt(path);
  if (!list) return null;
  const given = new URLSearchParams(search);
  for (const name of ["scan", "cursor"]) given.delete(name);
  const { query, problems } = list.read(given);
  if (problems.length > 0) return null;
  return ofSnapshot(asked, async (store, scan) => {
    const found = await list.find(store, scan.id, given, of);
    const plain = given.size > 0 ? `${path}?${given}` : path;
    return { label: list.label, from: plain, ...linksOf({ path, given, plain, query, found, of, asked, scan }) };
  });
}

interface Found {
  readonly path: string;
  readonly given: URLSearchParams;
  readonly plain: string;
  readonly query: PageQuery;
  readonly found: Neighbours | null;
  readonly of: Subject;
  readonly asked: string | null;
  readonly scan: ShownScan;
}

function linksOf({ path, given, plain, query, found, of, asked, scan }: Found): Pick<CameFrom, "href" | "place"> {
  const parameters = parametersIn(given);
  const offset = found ? found.offset - (found.offset % query.limit) : 0;
  const cursor = offset > 0 ? cursorTo(offset, { scan: scan.id, question: query.question }) : null;
  const href = hrefWith(path, { scan: asked, ...parameters, cursor });
  if (!found) return { href, place: null };
  const hrefOf = of.kind === "resource" ? resourceHref : keyHref;
  const { position, total, previous, next } = found;
  return {
    href,
    place: {
      position,
      total,
      unit: of.kind,
      previous: previous && hrefOf(previous, asked, plain),
      next: next && hrefOf(next, asked, plain),
    },
  };
}
