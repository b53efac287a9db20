import "server-only";
import type { ControlText } from "#lib/domain/control-text.ts";
import type { ControlView } from "#lib/views/control.ts";
import type { ControlsView } from "#lib/views/controls.ts";
import type { FindingsView } from "#lib/views/findings.ts";
import { CONTROL_TEXTS, listFindings, summarizeControls } from "./control-views.ts";
import { ofSnapshot, pinnedIn } from "./of-snapshot.ts";
import { pageOf } from "./page-cursor.ts";
import type { FindingQuery } from "./page-query.ts";

/* What the pages of controls and findings ask, as in pages.ts. */

/** Every control that a snapshot was held against, with how often it gave each answer. */
export async function controls(scanId?: string): Promise<ControlsView | null> {
  return ofSnapshot(scanId, async (store, scan) => ({
    scan,
    controls: summarizeControls(await store.controls.tallies(scan.id)),
  }));
}

/** One page of findings. Read the query with `readFindingQuery`. */
export async function findings(query: FindingQuery): Promise<FindingsView | null> {
  const { filter, offset, limit } = query;
  return ofSnapshot(query.scan, async (store, scan) => {
    const found = listFindings(await store.controls.findings(scan.id, filter, offset, limit));
    const total = await store.controls.countFindings(scan.id, filter);
    const page = pageOf(found, { ...query, scan: scan.id }, total);
    return { scan, pinned: await pinnedIn(store, query, scan), page };
  });
}

/** What a control says of itself; null for one that there is not. */
export function controlText(id: string): ControlText | null {
  return CONTROL_TEXTS.find((each) => each.id === id) ?? null;
}

/** One page of what a control found, and how often it gave each answer. */
export async function control({ id }: ControlText, query: FindingQuery): Promise<ControlView | null> {
  return ofSnapshot(query.scan, async (store, scan) => {
    const view = await findings({ ...query, scan: scan.id });
    const tallies = await store.controls.tallies(scan.id);
    const tally = tallies.find((each) => each.control === id) ?? null;
    const regions = await store.controls.regions(scan.id, id);
    return view && { ...view, pinned: await pinnedIn(store, query, scan), tally, regions };
  });
}
