import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { namedKeyUsers } from "#lib/controls/bep-011-named-key-users.ts";
import { serviceSource } from "#lib/controls/bep-012-service-source.ts";
import { boundGrants } from "#lib/controls/bep-013-bound-grants.ts";
import { keyAdministration } from "#lib/controls/bep-014-key-administration.ts";
import { parseArn } from "#lib/domain/arn.ts";
import type { Key } from "#lib/domain/key.ts";
import { EVENT_SHOWS } from "#lib/domain/key-event-summary.ts";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import { keyTimelineOf } from "#lib/domain/key-timeline.ts";
import type { Asked } from "#lib/domain/posture.ts";
import type { Dependant } from "#lib/domain/resource-link.ts";
import type { RemarkKind } from "#lib/key-access/breadth/remark.ts";
import { reviewPolicy } from "#lib/key-access/breadth/review-policy.ts";
import { keyUsers } from "#lib/key-access/users/key-users.ts";
import type { KeyCopy } from "#lib/snapshots/stored-key.ts";
import type { KeyDetail, KeyPageQuery, KeyPageView, PolicyRemark } from "#lib/views/key.ts";
import { grantsBeside, readGrants } from "../grants-of-key.ts";
import { keyEvents } from "../key-events.ts";
import { mayHaveMore } from "../may-have-more.ts";
import { ofPosture } from "../of-posture.ts";
import { readDetailQuery } from "../url/detail-query.ts";
import type { ReadQuery } from "../url/read-parameters.ts";
import { cameFrom } from "./came-from.ts";
import { listFindings, sortFindings } from "./listed-findings.ts";

/** The number of findings on the page; the pages of the controls have the rest. */
const MOST_FINDINGS = 50;

const TIMELINE_PARAMETERS = z.object({
  /** Which events the timeline shows. */
  events: z.enum(EVENT_SHOWS).catch("all"),
  /** The number of events on earlier pages. */
  after: z.coerce.number().int().positive().catch(0),
});

/**
 * Reads the URL of the page: `scan`, `at`, `from`, `events` and `after`. An invalid part of the timeline becomes its
 * start.
 */
export function readKeyPageQuery(parameters: Readonly<Record<string, unknown>>): ReadQuery<KeyPageQuery> {
  const { query, problems } = readDetailQuery(parameters);
  const { events, after } = TIMELINE_PARAMETERS.parse(parameters);
  return { query: { ...query, timeline: { show: events, offset: after } }, problems };
}

/** A key and its stored CloudTrail events; null if the posture has no such key. */
export async function keyPage(id: string, asked: Asked, from: string | null): Promise<KeyPageView | null> {
  const detail = await keyDetail(id, asked);
  const events = detail && (await keyEvents(detail.summary.id, asked));
  if (!detail || !events) return null;
  return {
    detail,
    events,
    cameFrom: await cameFrom(from, { kind: "key", id: detail.summary.id, arn: detail.summary.arn }, asked),
  };
}

/** Everything a posture has of one key; null where it has no such key. */
export async function keyDetail(id: string, asked: Asked): Promise<KeyDetail | null> {
  return ofPosture({ asked }, async (store, posture) => {
    const { point } = posture;
    const found = await store.keys.key(point, id);
    if (!found) return null;
    const { key, summary, copies } = found;
    const [shown = { accountId: summary.accountId, region: summary.region, landedAt: point.at }] = copies;
    const ofKey = await store.controls.findingsOfKey(point, summary.arn, MOST_FINDINGS);
    const sightings = await store.timelines.ofKey(point, summary.arn);
    const history = sightings.length > 1 ? keyTimelineOf(sightings) : [];
    const changedAt = history.length > 1 ? (history[0]?.from ?? null) : null;
    const dependants = (await store.keys.dependantsOf(point, summary.arn)).map((each) => ({
      ...each,
      assessedBefore: assessedBefore(each, copies, changedAt),
    }));
    const grants = await readGrants(store, posture, key, null, shown);
    return {
      posture,
      labels: typeLabels(),
      key,
      summary,
      users: key.kind === "described" ? keyUsers(key) : [],
      policyRemarks: policyRemarks(key),
      grants: grants.readings,
      ...grantsBeside(key, grants, [...new Set(dependants.map(({ type }) => type))]),
      dependants,
      incomplete: (await mayHaveMore(store, posture))(summary.region),
      readAt: shown.landedAt,
      history,
      findings: sortFindings(await listFindings(store, ofKey)),
      replicas: await store.keys.replicasOf(point, summary),
    };
  });
}

/** When a dependant was assessed, if the key has changed since: its verdict moves with the next reading of its Region. */
function assessedBefore(
  { arn, region }: Dependant,
  copies: readonly KeyCopy[],
  changedAt: string | null,
): string | null {
  const account = parseArn(arn)?.accountId;
  const own = copies.filter((copy) => copy.region === region);
  const copy = own.find(({ accountId }) => accountId === account) ?? own[0];
  return copy && changedAt !== null && copy.landedAt < changedAt ? copy.landedAt : null;
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
