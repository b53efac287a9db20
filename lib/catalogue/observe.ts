import type { Answer, CallRecord } from "#lib/domain/call.ts";
import type { Observation, Protection, ProtectionSource } from "#lib/domain/observation.ts";
import type { KeyReading } from "#lib/domain/reading.ts";
import { claimed } from "#lib/domain/reason.ts";
import type { Claim } from "./claim.ts";
import { presentFacts } from "./present-facts.ts";
import { callOf, type Entry, type ResourceType, type Scope } from "./resource-type.ts";
import { demandWayToKey } from "./way-to-key.ts";

/** One item on its way to an observation. */
export interface Sighting {
  readonly type: ResourceType;
  readonly item: unknown;
  readonly parent: Entry<unknown, unknown> | undefined;
  readonly scope: Scope;
  /** The call that returned the item: the listing, or the parent's read for its parts. Null for singletons. */
  readonly seen: CallRecord | null;
  /** The detail read; null for types that have none. */
  readonly detail: Answer<unknown> | null;
}

/**
 * Makes an observation. Where the detail could not be read, every protection that the type always has is
 * `unreadable`: the failure is kept and nothing is concluded from it.
 *
 * @throws TypeError where a response does not have the declared shape (a member of the wrong type)
 */
export function observe(sighting: Sighting): Observation {
  const { type, scope, detail, seen } = sighting;
  const { definition } = type;
  const found = { item: sighting.item, parent: sighting.parent, scope };
  const output = detail?.ok ? detail.output : null;
  const { arn, name, status, createdAt } = definition.identify(found, output);
  mustBeText(arn);
  const answer: Answer<unknown> = detail ?? { ok: true, output: undefined, call: seenCall(sighting) };
  const read = answer.ok ? { ...found, detail: answer.output, answer } : null;
  return {
    type: definition.type,
    accountId: accountOf(arn) || scope.accountId,
    region: scope.region,
    arn,
    name: String(name ?? ""),
    status: status === undefined || status === null ? null : mustBeText(status),
    parentArn: sighting.parent?.observation.arn ?? null,
    createdAt: createdAt instanceof Date ? createdAt.toISOString() : null,
    protections: protectionsOf(sighting, answer),
    relations: read ? (definition.relations?.(read) ?? []).filter(({ to }) => isText(to.arn)) : [],
    facts: read ? presentFacts(definition.facts?.(read) ?? {}) : {},
    calls: [seen, detail && callOf(detail)].filter((call) => call !== null).map(withoutOutput),
  };
}

function protectionsOf(sighting: Sighting, answer: Answer<unknown>): readonly Protection[] {
  const { type, item, parent, scope } = sighting;
  const claimed = type.definition.protects.flatMap(
    ({ data, member, from, optional, caveat }): readonly Protection[] => {
      if (answer.ok && member) demandWayToKey(...rootedAt(member, item, answer.output));
      const claims = answer.ok
        ? [from({ item, parent, scope, detail: answer.output, answer }) ?? []].flat()
        : optional
          ? []
          : [{ kind: "unreadable", failure: answer.failure } as const];
      return unique(claims).map((claim) => ({
        data,
        ...(claim.part ? { part: String(claim.part) } : {}),
        source: sourceOf(claim, scope, callOf(answer), data, member),
        caveat: claim.kind === "not-applicable" || claim.kind === "not-exposed" ? null : (caveat ?? null),
      }));
    },
  );
  return claimed.length > 0 ? claimed : [nothingSaid(type, callOf(answer))];
}

/** A path begins at the response of the read or, for a type without one, at the list with its items. */
function rootedAt(member: string, item: unknown, output: unknown): [unknown, string] {
  return output === undefined ? [item, member.slice(member.indexOf(".") + 1)] : [output, member];
}

/** Every resource has a row: where the response mentions no data that the type can hold, the data is unknown. */
function nothingSaid({ definition }: ResourceType, { operation, requestId, at }: CallRecord): Protection {
  const data = definition.protects[0]?.data ?? "data";
  const reason = claimed({ code: "neither-key-nor-store", parameters: {} }, { operation, data });
  return {
    data,
    source: { kind: "not-exposed", reason, call: { operation, requestId, at } },
    caveat: null,
  };
}

/** Equal claims are one protection, e.g. two validators in one bucket. Parts with different names stay separate. */
const unique = (claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(
    (claim, index) =>
      claim.kind !== "store" ||
      claims.findIndex((each) => each.kind === "store" && each.id === claim.id && each.part === claim.part) === index,
  );

function sourceOf(
  claim: Claim,
  { partition, region }: Scope,
  call: CallRecord,
  data: string,
  member: string | undefined,
): ProtectionSource {
  switch (claim.kind) {
    case "key":
      return { kind: "key", reading: readingOf(claim, region, withoutOutput(call), member) };
    case "store": {
      const id = mustBeText(claim.id);
      return {
        kind: "store",
        store: {
          kind: claim.store,
          id: claim.store === "s3-bucket" ? `arn:${partition}:s3:::${id}` : id,
          region,
          ownerAccountId: claim.ownerAccountId === null ? null : mustBeText(claim.ownerAccountId),
        },
        call,
      };
    }
    case "inherits":
      for (const { arn } of claim.from) mustBeText(arn);
      return { kind: "inherits", from: claim.from, call };
    case "not-exposed":
    case "not-applicable":
      return { kind: claim.kind, reason: claimed(claim.reason, { operation: call.operation, data }), call };
    case "unreadable":
      return { kind: "key", reading: { kind: "unreadable", failure: claim.failure } };
  }
}

function readingOf(
  { named, absence }: Extract<Claim, { kind: "key" }>,
  region: string,
  call: CallRecord,
  member: string | undefined,
): KeyReading {
  const key: unknown = named;
  if (key === undefined || key === null) {
    const last = member?.slice(member.lastIndexOf(".") + 1);
    return { kind: "absent", absence, ...(last === undefined ? {} : { member: last }), call };
  }
  return { kind: "named", key: mustBeText(key), region, call };
}

/** Reduces a failure or response to the call that it comes from. */
const withoutOutput = ({ operation, requestId, at }: CallRecord): CallRecord => ({ operation, requestId, at });

const seenCall = ({ seen, parent }: Sighting): CallRecord => {
  if (seen) return withoutOutput(seen);
  if (parent) return withoutOutput(callOf(parent.detail));
  throw new TypeError("A resource that no call has shown");
};

const accountOf = (arn: string): string => arn.match(/^arn(?::[^:]*){3}:(\d{12}):/)?.[1] ?? "";

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Members that must be text. The SDK does not check the types of a response's members. */
function mustBeText(value: unknown): string {
  if (!isText(value)) throw new TypeError("A member that must be text is not");
  return value;
}
