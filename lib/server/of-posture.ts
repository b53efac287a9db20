import "server-only";
import { type Asked, NOW, type Point, type ShownPosture } from "#lib/domain/posture.ts";
import { isCompleted } from "#lib/domain/scan.ts";
import { instantOf } from "#lib/format/instants.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { NoPosture } from "#lib/views/no-posture.ts";
import { database } from "./database.ts";
import { demandVisitor } from "./sign-in/visitor.ts";

/** The database, for a request that passed `proxy.ts`. */
export async function databaseForVisitor(): Promise<SnapshotStore> {
  await demandVisitor();
  return database();
}

/** Which posture a request shows. */
export interface Which {
  /** What its URL asks for. */
  readonly asked: Asked;
  /** The point of the first page of a list, from a cursor: later pages show the same. */
  readonly pinned?: Point | null;
}

/** Reads from the posture that a request asks for; null where there is none, or where it is no longer kept. */
export async function ofPosture<View>(
  which: Which,
  ask: (store: SnapshotStore, posture: ShownPosture) => Promise<View | null>,
): Promise<View | null> {
  const store = await databaseForVisitor();
  const posture = await shownPosture(store, which);
  if (!posture) return null;
  const view = await ask(store, posture);
  // Parts that were deleted meanwhile may have been missing.
  return (await isKept(store, posture)) ? view : null;
}

/** The posture that a request asks for, resolved once: readings that land later do not change it. Null for none. */
export async function shownPosture(store: SnapshotStore, which: Which): Promise<ShownPosture | null> {
  const point = await pointOf(store, which);
  const posture = point && (await store.postures.shown(point, await askedFor(store, which, point)));
  return posture && within(posture);
}

/** The accounts and Regions that the request is limited to: those that have no reading are none. */
function within(posture: ShownPosture): ShownPosture {
  const { account = [], region = [] } = posture.asked;
  if (account.length + region.length === 0) return posture;
  const chosen = (known: readonly string[], asked: readonly string[]) =>
    asked.length === 0 ? known : known.filter((each) => asked.includes(each));
  return { ...posture, accounts: chosen(posture.accounts, account), regions: chosen(posture.regions, region) };
}

async function pointOf({ postures }: SnapshotStore, { asked: { scan, at }, pinned = null }: Which) {
  if (scan !== null && at !== null) return null;
  const wanted = pinned?.at ?? (at === null ? null : instantOf(at));
  if (at !== null && wanted === null) return null;
  const point = await (scan !== null
    ? postures.pointOfScan(scan)
    : wanted === null
      ? postures.newestPoint()
      : postures.pointAt(wanted));
  if (point === "pruned" || (pinned && point?.at !== pinned.at)) return null;
  return point;
}

/** A cursor keeps its posture when later readings land; until then, links need not name it. */
async function askedFor({ postures }: SnapshotStore, { asked, pinned = null }: Which, { at }: Point): Promise<Asked> {
  if (!pinned || asked.scan !== null || asked.at !== null) return asked;
  return (await postures.newestPoint())?.at === at ? NOW : { scan: null, at };
}

async function isKept({ postures }: SnapshotStore, { point, scan }: ShownPosture): Promise<boolean> {
  const now = await (point.isOneScan ? postures.pointOfScan(scan.id) : postures.pointAt(point.at));
  return now !== null && now !== "pruned" && now.at === point.at;
}

/** Why {@link ofPosture} gave no view. */
export async function whyNoPosture({ asked, pinned = null }: Which): Promise<NoPosture> {
  const { postures, scans } = await databaseForVisitor();
  if (asked.scan !== null) {
    const scan = await scans.scan(asked.scan);
    const isGone = isCompleted(scan) && (await postures.pointOfScan(asked.scan)) === null;
    return isGone ? { kind: "not-kept", at: scan.finishedAt ?? scan.startedAt } : { kind: "none" };
  }
  const at = pinned?.at ?? (asked.at === null ? null : instantOf(asked.at));
  if (at === null || (await postures.pointAt(at)) !== "pruned") return { kind: "none" };
  return { kind: "not-kept", at };
}
