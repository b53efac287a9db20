import type { Key } from "#lib/domain/key.ts";
import { aliasOf, keyArn, rotationOf } from "#lib/domain/key.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { whyUnusable } from "#lib/domain/key-usability.ts";
import { urlId } from "./key-id.ts";

/** The amount of data that depends on a key. */
export interface Dependants {
  readonly rows: number;
  readonly resources: number;
}

/** A summary of a key, with its dependants. */
export function summarizeKey(key: Key, dependants: Dependants): KeySummary {
  const arn = keyArn(key);
  const base = { id: urlId(arn), arn, alias: aliasOf(key), atRisk: isAtRisk(key), ...dependants };
  if (key.kind !== "described") {
    return {
      ...base,
      accountId: key.accountId,
      region: key.region,
      manager: null,
      state: key.kind === "gone" ? "Gone" : null,
      rotation: "unknown",
      deletionDate: null,
      multiRegion: false,
      grants: null,
    };
  }
  const { metadata, grants } = key;
  return {
    ...base,
    accountId: metadata.accountId,
    region: metadata.region,
    manager: metadata.manager,
    state: metadata.state,
    rotation: rotationOf(key),
    deletionDate: metadata.deletionDate,
    multiRegion: metadata.multiRegion !== null,
    grants: grants.kind === "read" ? grants.value.length : null,
  };
}

/** Whether a key is unusable or pending deletion; false for one that could not be described. */
export function isAtRisk(key: Key): boolean {
  return key.kind === "described" ? whyUnusable(key.metadata) !== null : key.kind === "gone";
}
