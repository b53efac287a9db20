import type { ProtectionSource } from "#lib/domain/observation.ts";
import type { Absence } from "#lib/domain/reading.ts";
import type { StoreKind } from "#lib/domain/store.ts";
import type { Change } from "./change.ts";
import { listingsOf, readOf } from "./nowhere.ts";
import type { ResourceType } from "./resource-type.ts";
import { observationsWithoutKey } from "./sample-observations.ts";
import { operationName } from "./sdk-operation.ts";

/** One piece of data at rest, as an entry of the catalogue describes it. */
export interface DataOutline {
  readonly data: string;
  /** The path of the response member that names the key; null where none does. */
  readonly member: string | null;
  /** The meaning of a missing key, or the resource whose key is used instead. */
  readonly otherwise: readonly string[];
  /** The kinds of stores that can hold it. */
  readonly stores: readonly StoreKind[];
}

/** An entry of the catalogue in words. */
export interface TypeOutline {
  readonly type: string;
  readonly within: string | null;
  readonly listings: readonly string[];
  readonly read: string | null;
  readonly data: readonly DataOutline[];
  readonly change: Change["how"];
  readonly sources: readonly string[];
}

/**
 * Describes an entry. The meaning of a missing key comes from running the entry's code on responses without a key, so
 * that the outline cannot differ from a scan.
 */
export function outlineOf(type: ResourceType): TypeOutline {
  const { definition } = type;
  const read = readOf(type);
  return {
    type: definition.type,
    within: definition.within?.definition.type ?? null,
    listings: unique(listingsOf(type).map(operationName)),
    read: read && operationName(read),
    data: dataOf(type),
    change: definition.change.how,
    sources: unique([...definition.sources, definition.change.source]),
  };
}

function dataOf(type: ResourceType): readonly DataOutline[] {
  const seen = observationsWithoutKey(type).flatMap(({ protections }) => protections);
  return unique(type.definition.protects.map(({ data }) => data)).map((data) => {
    const sources = seen.filter((each) => each.data === data).map(({ source }) => source);
    return {
      data,
      member: type.definition.protects.find((each) => each.data === data && each.member)?.member ?? null,
      otherwise: unique(sources.flatMap(withoutKey)),
      stores: unique(sources.flatMap((source) => (source.kind === "store" ? [source.store.kind] : []))),
    };
  });
}

function withoutKey(source: ProtectionSource): readonly string[] {
  switch (source.kind) {
    case "key":
      return source.reading.kind === "absent" ? [meaningOf(source.reading.absence)] : [];
    case "store":
      return ["the store's own key"];
    case "inherits":
      return source.from.map(({ type }) => `the key of its ${type}`);
    case "not-exposed":
      return ["not exposed by any AWS API"];
    case "not-applicable":
      return ["holds no customer data"];
  }
}

function meaningOf(absence: Absence): string {
  switch (absence.means) {
    case "aws-owned":
      if (absence.literal) return `AWS owned key, in the word "${absence.literal}"`;
      return absence.ambiguous ? "AWS owned key (the owner is not stated clearly by AWS)" : "AWS owned key";
    case "aws-managed":
      return `AWS managed key ${absence.alias}`;
    case "sse-s3":
      return "keys of Amazon S3 (SSE-S3)";
    case "unencrypted":
      return "not encrypted";
  }
}

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];
