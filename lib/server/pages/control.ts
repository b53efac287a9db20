import "server-only";
import type { ControlText } from "#lib/domain/control-text.ts";
import { ANSWERS } from "#lib/domain/finding.ts";
import type { ControlView } from "#lib/views/control.ts";
import type { FindingsView } from "#lib/views/findings.ts";
import { ofSnapshot, pinnedIn } from "../of-snapshot.ts";
import { lastCursor, pageOf } from "../url/page-cursor.ts";
import { cameFrom } from "./came-from.ts";
import { facetsOf, inOrderOf } from "./facets.ts";
import type { ControlPageQuery, FindingQuery } from "./finding-query.ts";
import { listFindings } from "./listed-findings.ts";

/** One page of findings; null if there is no such completed scan. */
export async function findings(query: FindingQuery): Promise<FindingsView | null> {
  const { filter, sort } = query;
  return ofSnapshot(query.scan, async (store, scan) => {
    const total = await store.controls.countFindings(scan.id, filter);
    const found = await store.controls.page(scan.id, filter, sort, query, total);
    const page = pageOf({ ...found, items: listFindings(found.items) }, { ...query, scan: scan.id }, total);
    const pinned = await pinnedIn(store, query, scan);
    return { scan, pinned, page, lastCursor: lastCursor({ ...query, scan: scan.id }, total) };
  });
}

/** One page of a control's findings, and the number of its checks by status. */
export async function control({ id }: ControlText, query: ControlPageQuery): Promise<ControlView | null> {
  const opener = await cameFrom(query.from, { kind: "control", id }, query.asked);
  return ofSnapshot(query.scan, async (store, scan) => {
    const view = await findings({ ...query, scan: scan.id });
    const tallies = await store.controls.tallies(scan.id);
    const tally = tallies.find((each) => each.control === id) ?? null;
    const { answer, region, q } = query.filter;
    const facets = facetsOf(await store.controls.findingTallies(scan.id, id, q), ({ findings: count }) => count, {
      answers: { valueOf: (each) => each.answer, chosen: answer, order: inOrderOf(ANSWERS) },
      regions: { valueOf: (each) => each.region, chosen: region },
    });
    return view && { ...view, pinned: await pinnedIn(store, query, scan), tally, facets, cameFrom: opener };
  });
}
