import "server-only";
import type { Scan } from "#lib/domain/scan.ts";
import type { GapsView, KeyDetail, Overview, ResourceDetail } from "#lib/domain/views.ts";
import type { KeyQuery, KeysView, ResourceQuery, ResourcesView } from "./page-views.ts";

/*
 * One question per page. `null` means that there is nothing to show: no completed scan yet, or no
 * completed scan, resource or key of that id. Throws DatabaseError when the database cannot answer.
 */

/** Everything the overview shows, of one completed scan or the newest. */
export async function overview(_scanId?: string): Promise<Overview | null> {
  return null;
}

/** One page of protection rows, with what the filters may take. Read the query with `readResourceQuery`. */
export async function resources(_query: ResourceQuery): Promise<ResourcesView | null> {
  return null;
}

/** Everything the drill-down of one resource shows. */
export async function resourceDetail(_id: string, _scanId?: string): Promise<ResourceDetail | null> {
  return null;
}

/** One page of keys. Read the query with `readKeyQuery`. */
export async function keys(_query: KeyQuery): Promise<KeysView | null> {
  return null;
}

/** Everything the drill-down of one key shows. */
export async function keyDetail(_id: string, _scanId?: string): Promise<KeyDetail | null> {
  return null;
}

/** What could not be read, most consequential first, and the policy that would close it. */
export async function gaps(_scanId?: string): Promise<GapsView | null> {
  return null;
}

/** The newest scans in any state, newest first. */
export async function scans(_limit: number): Promise<readonly Scan[]> {
  return [];
}

/** One scan in any state. */
export async function scan(_id: string): Promise<Scan | null> {
  return null;
}

/** The scan that is queued or running now. */
export async function activeScan(): Promise<Scan | null> {
  return null;
}
