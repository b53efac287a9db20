import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { namedKeyUsers } from "#lib/controls/bep-011-named-key-users.ts";
import { serviceSource } from "#lib/controls/bep-012-service-source.ts";
import { boundGrants } from "#lib/controls/bep-013-bound-grants.ts";
import { keyAdministration } from "#lib/controls/bep-014-key-administration.ts";
import type { Key } from "#lib/domain/key.ts";
import { EVENT_SHOWS } from "#lib/domain/key-event-summary.ts";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { RemarkKind } from "#lib/key-access/breadth/remark.ts";
import { reviewPolicy } from "#lib/key-access/breadth/review-policy.ts";
import { keyUsers } from "#lib/key-access/users/key-users.ts";
import type { KeyDetail, KeyPageQuery, KeyPageView, PolicyRemark } from "#lib/views/key.ts";
import { grantsBeside, readGrants } from "../grants-of-key.ts";
import { keyEvents } from "../key-events.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { DETAIL_PARAMETERS } from "../url/parameters.ts";
import { cameFrom } from "./came-from.ts";
import { listFindings, sortFindings } from "./listed-findings.ts";

/** The number of findings on the page; the pages of the controls have the rest. */
const MOST_FINDINGS = 50;

const PAGE_PARAMETERS = DETAIL_PARAMETERS.extend({
  /** Which events the timeline shows. */
  events: z.enum(EVENT_SHOWS).catch("all"),
  /** The number of events on earlier pages. */
  after: z.coerce.number().int().positive().catch(0),
});

/** Reads the URL of the page: `scan`, `from`, `events` and `after`. An invalid part of the timeline becomes its start. */
export function readKeyPageQuery(parameters: Readonly<Record<string, unknown>>): KeyPageQuery {
  const { scan, from, events, after } = PAGE_PARAMETERS.parse(parameters);
  return { scan, from, timeline: { show: events, offset: after } };
}

/** A key and its stored CloudTrail events; null if the scan has no such key. */
export async function keyPage(id: string, scanId: string | null, from: string | null): Promise<KeyPageView | null> {
  const detail = await keyDetail(id, scanId);
  const events = detail && (await keyEvents(detail.summary.id, detail.scan.id));
  if (!detail || !events) return null;
  return {
    detail,
    events,
    cameFrom: await cameFrom(from, { kind: "key", id: detail.summary.id, arn: detail.summary.arn }, scanId),
  };
}

/** Everything a scan has of one key; null where it has no such key. */
export async function keyDetail(id: string, scanId?: string | null): Promise<KeyDetail | null> {
  return ofSnapshot(scanId, async (store, scan) => {
    const found = await store.keys.key(scan.id, id);
    if (!found) return null;
    const ofKey = await store.controls.findingsOfKey(scan.id, found.summary.arn, MOST_FINDINGS);
    const dependants = await store.keys.dependantsOf(scan.id, found.summary.arn);
    const grants = await readGrants(store, scan, found.key, null);
    return {
      scan,
      labels: typeLabels(),
      ...found,
      users: found.key.kind === "described" ? keyUsers(found.key) : [],
      policyRemarks: policyRemarks(found.key),
      grants: grants.readings,
      ...grantsBeside(found.key, grants, [...new Set(dependants.map(({ type }) => type))]),
      dependants,
      findings: sortFindings(listFindings(ofKey)),
      replicas: await store.keys.replicasOf(scan.id, found.summary),
    };
  });
}

const CONTROL_OF: Readonly<Record<RemarkKind, string>> = {
  "open-to-others": namedKeyUsers.id,
  "service-without-source": serviceSource.id,
  "free-grants": boundGrants.id,
  "wide-administration": keyAdministration.id,
};

/**
 * The controls' findings about each statement of a key's policy. Policies of AWS's own keys and statements with unknown
 * members are not evaluated.
 */
export function policyRemarks(key: Key): readonly PolicyRemark[] {
  if (key.kind !== "described" || key.metadata.manager === "AWS" || key.policy.kind !== "read") return [];
  const statements = readKeyPolicy(key.policy.value) ?? [];
  return reviewPolicy(statements, key.metadata.accountId)
    .filter(({ index }) => statements[index]?.flaws.length === 0)
    .map(({ kind, index, answer, reason }) => ({
      index,
      control: CONTROL_OF[kind],
      answer,
      sentence: reason.sentence,
    }));
}
