import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { lastSegment } from "#lib/domain/arn.ts";
import { EVENT_SHOWS } from "#lib/domain/key-event-summary.ts";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { Asked, Point } from "#lib/domain/posture.ts";
import { keyHref, resourceHref } from "#lib/format/hrefs.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { ListPlace } from "#lib/views/came-from.ts";
import { NO_PARAMETERS, numberFrom, optional } from "../url/parameters.ts";
import { type ReadQuery, readParameters } from "../url/read-parameters.ts";
import { readChangesPageQuery } from "./changes.ts";
import { readControlsQuery } from "./controls.ts";
import { readControlPageQuery } from "./finding-query.ts";
import { readKeysPageQuery } from "./keys.ts";
import { readOverviewQuery } from "./overview.ts";
import { readResourcesPageQuery } from "./resources.ts";
import { readTransitQuery } from "./transit.ts";

/** The subject of a page that is opened from another. */
export type Subject =
  | { readonly kind: "resource" | "control"; readonly id: string }
  | { readonly kind: "key"; readonly id: string; readonly arn: string };

/** The position of a subject in the list of a page. */
export interface Found {
  readonly neighbours: Neighbours;
  readonly unit: ListPlace["unit"];
  /** The page of a neighbour. */
  readonly hrefOf: (neighbour: string, asked: Asked, from: string) => string;
}

/** The lines of a page of a list, and what its cursors are bound to. */
interface Paged {
  readonly limit: number;
  readonly question: string;
}

/** A page that resources, keys and controls are opened from. */
export interface Opener {
  /** Reads the parameters of its URL, other than `from`. */
  readonly read: (given: URLSearchParams) => ReadQuery<object & Partial<Paged>>;
  /** Whether it is itself opened from another page: its URL then has a `from` too. */
  readonly isOpened: boolean;
  /** The text of the link back; null where the posture has no such page. */
  readonly label: (store: SnapshotStore, point: Point) => Promise<string | null>;
  /** Null if its list does not have the subject, or has other things. */
  readonly find: (store: SnapshotStore, point: Point, given: URLSearchParams, of: Subject) => Promise<Found | null>;
}

const nowhere = async () => null;
const inResources = (neighbours: Neighbours | null): Found | null =>
  neighbours && { neighbours, unit: "resource", hrefOf: resourceHref };

const LISTS: Readonly<Record<string, Opener>> = {
  "/": { read: readOverviewQuery, isOpened: false, label: async () => "Overview", find: nowhere },
  "/transit": { read: readTransitQuery, isOpened: false, label: async () => "Encryption in transit", find: nowhere },
  // Its `from` is the older scan.
  "/changes": { read: readChangesPageQuery, isOpened: false, label: async () => "Changes", find: nowhere },
  "/controls": { read: readControlsQuery, isOpened: false, label: async () => "Controls", find: nowhere },
  "/resources": {
    read: readResourcesPageQuery,
    isOpened: false,
    label: async () => "Resources",
    async find({ rows }, point, given, { kind, id }) {
      if (kind !== "resource") return null;
      const { filter, sort } = readResourcesPageQuery(given).query;
      return inResources(await rows.neighbours(point, filter, sort, id));
    },
  },
  "/keys": {
    read: readKeysPageQuery,
    isOpened: false,
    label: async () => "Keys",
    async find({ keys }, point, given, { kind, id }) {
      if (kind !== "key") return null;
      const { filter, sort } = readKeysPageQuery(given).query;
      const neighbours = await keys.neighbours(point, filter, sort, id);
      return neighbours && { neighbours, unit: "key", hrefOf: keyHref };
    },
  },
};

/** The parameters of a URL, each with all its values. */
export const parametersIn = (given: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));

/** The findings of a control: of resources or of keys, never of both. Those with the same page are one stop. */
function findingsOf(control: string): Opener {
  const read = (given: URLSearchParams) => readControlPageQuery(control, parametersIn(given));
  return {
    read,
    isOpened: true,
    label: async () => `Findings of ${control}`,
    async find({ controls }, point, given, of) {
      if (of.kind === "control") return null;
      const { filter, sort } = read(given).query;
      const neighbours = await controls.neighbours(point, filter, sort, of.kind === "key" ? of.arn : of.id);
      const hrefOf: Found["hrefOf"] = (page, ...rest) =>
        of.kind === "key" ? keyHref(urlId(page), ...rest) : resourceHref(page, ...rest);
      return neighbours && { neighbours, unit: "finding", hrefOf };
    },
  };
}

const KEY_PARAMETERS = z.strictObject({
  events: optional(z.enum(EVENT_SHOWS), `one of ${EVENT_SHOWS.join(", ")}`),
  after: optional(numberFrom(1, 1_000_000), "the number of events on earlier pages"),
});

/** A key with its dependent resources. */
const keyPage = (id: string): Opener => ({
  read: (given) => readParameters(KEY_PARAMETERS, given),
  isOpened: true,
  async label({ keys }, point) {
    const found = await keys.key(point, id);
    return found && `Key ${found.summary.alias ?? lastSegment(found.summary.arn)}`;
  },
  async find({ keys }, point, _given, of) {
    const found = of.kind === "resource" ? await keys.key(point, id) : null;
    return found && inResources(await keys.dependantNeighbours(point, found.summary.arn, of.id));
  },
});

const resourcePage = (id: string): Opener => ({
  read: (given) => readParameters(NO_PARAMETERS, given),
  isOpened: true,
  async label({ resources }, point) {
    const found = await resources.resource(point, id);
    if (!found) return null;
    const { type, name } = found.observation;
    return `${typeLabels().find((each) => each.type === type)?.one ?? type} ${name}`;
  },
  find: nowhere,
});

const PAGES_OF_ONE = [
  [/^\/controls\/(BEP-\d{3})$/, findingsOf],
  [/^\/keys\/([0-9a-f]{16})$/, keyPage],
  [/^\/resources\/([0-9a-f]{16})$/, resourcePage],
] as const;

/** The page at a path that resources, keys and controls are opened from; null for any other path. */
export function openerAt(path: string): Opener | null {
  if (Object.hasOwn(LISTS, path)) return LISTS[path] ?? null;
  for (const [pattern, opener] of PAGES_OF_ONE) {
    const id = pattern.exec(path)?.[1];
    if (id !== undefined) return opener(id);
  }
  return null;
}
