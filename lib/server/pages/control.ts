import "server-only";
import type { ControlText } from "#lib/domain/control-text.ts";
import { ANSWERS } from "#lib/domain/finding.ts";
import type { ControlView } from "#lib/views/control.ts";
import type { FindingsView } from "#lib/views/findings.ts";
import { ofPosture } from "../of-posture.ts";
import { boundTo, lastCursor, pageOf } from "../url/page-cursor.ts";
import { cameFrom } from "./came-from.ts";
import { facetsOf, inOrderOf } from "./facets.ts";
import type { ControlPageQuery, FindingQuery } from "./finding-query.ts";
import { listFindings } from "./listed-findings.ts";

/** One page of findings; null if there is no such posture. */
export async function findings(query: FindingQuery): Promise<FindingsView | null> {
  const { filter, sort } = query;
  return ofPosture(query, async (store, posture) => {
    const { point } = posture;
    const bound = { ...query, of: boundTo(posture) };
    const total = await store.controls.countFindings(point, filter);
    const found = await store.controls.page(point, filter, sort, query, total);
    const page = pageOf({ ...found, items: await listFindings(store, found.items) }, bound, total);
    return { posture, page, lastCursor: lastCursor(bound, total) };
  });
}

/** One page of a control's findings, and the number of its checks by status in the same accounts and Regions. */
export async function control({ id }: ControlText, query: ControlPageQuery): Promise<ControlView | null> {
  const opener = await cameFrom(query.from, { kind: "control", id }, query.asked);
  return ofPosture(query, async (store, { point }) => {
    const view = await findings({ ...query, pinned: point });
    const { answer, region, account, q } = query.filter;
    const tallies = await store.controls.tallies(point, { account, region });
    const tally = tallies.find((each) => each.control === id) ?? null;
    const facets = facetsOf(await store.controls.findingTallies(point, id, q), ({ findings: count }) => count, {
      answers: { valueOf: (each) => each.answer, chosen: answer, order: inOrderOf(ANSWERS) },
      regions: { valueOf: (each) => each.region, chosen: region },
      accounts: { valueOf: (each) => each.accountId, chosen: account },
    });
    return view && { ...view, tally, facets, cameFrom: opener };
  });
}
