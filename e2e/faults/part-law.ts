import { type Key, keyArn, type Part } from "#lib/domain/key.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { storeId } from "#lib/domain/store.ts";
import { partsOf } from "../accounts/read-monitoring.ts";
import type { Faults } from "./fault-lab.ts";
import { isAsideOfFaults, isTrue } from "./gap-law.ts";

/** One sentence for each part of monitoring, transit, stores and keys that changed other than by becoming unreadable. */
export function breachesOfParts(calm: Snapshot, faulty: Snapshot, faults: Faults): readonly string[] {
  const before = everyPart(calm);
  const after = everyPart(faulty);
  const changed = [...after].flatMap(([name, now]) => {
    const was = before.get(name);
    if (was && written(was) === written(now)) return wasAsked(now, faults) ? [`${name} is still read`] : [];
    if (now.kind === "unreadable") {
      return isTrue(now.failure, faults) || isAsideOfFaults(now.failure, faults)
        ? []
        : [`${name} is unreadable for ${now.failure.operation} ${now.failure.code}`];
    }
    return [`${name} was ${was ? written(was) : "not there"} and is ${written(now)}`];
  });
  const hidden = [...after.values()].some((part) => part.kind === "unreadable" && isTrue(part.failure, faults));
  const lost = [...before.keys()].filter((name) => !after.has(name) && !hidden && !isOfRows(name, faulty));
  return [...changed, ...lost.map((name) => `${name} is lost`)];
}

/** A part whose call fails as a whole cannot be what it was, unless it was unreadable before. */
function wasAsked(part: Part<unknown>, faults: Faults): boolean {
  const fault = part.kind === "read" ? faults.get(part.call.operation) : undefined;
  return fault !== undefined && !fault.partial;
}

/** Stores and keys are found by what lies in them: where that could not be read they are not looked at. */
const isOfRows = (name: string, { rows }: Snapshot): boolean =>
  /^(policy of store|key) /.test(name) && rows.some(({ verdict }) => verdict === "unknown");

function everyPart({ monitoring, transit, stores, keys }: Snapshot): ReadonlyMap<string, Part<unknown>> {
  const endpoints = transit?.regions.map(({ region, endpoints }) => [`VPC endpoints of ${region}`, endpoints] as const);
  return new Map<string, Part<unknown>>([
    ...(monitoring ? partsOf(monitoring) : []),
    ...(endpoints ?? []),
    ...stores.flatMap(({ reference, policy }) =>
      policy ? [[`policy of store ${storeId(reference)}`, policy] as const] : [],
    ),
    ...keys.flatMap(partsOfKey),
  ]);
}

function partsOfKey(key: Key): readonly (readonly [string, Part<unknown>])[] {
  const name = `key ${keyArn(key)}`;
  if (key.kind !== "described") return [[name, { kind: "unreadable", failure: key.failure }]];
  const { metadata, call, rotation, aliases, policy, grants, tags, lastUse } = key;
  const parts = { rotation, aliases, policy, grants, tags, ...(lastUse ? { lastUse } : {}) };
  return [
    [name, { kind: "read", value: metadata, call }],
    ...Object.entries(parts).map(([part, value]) => [`${name} ${part}`, value] as const),
  ];
}

const MOMENTS = new Set(["call", "at", "requestId", "targets"]);

/** Without when it was said; of lists of rules only which there are: their targets are parts of their own. */
const written = (part: Part<unknown>): string =>
  JSON.stringify(part, (name, value) => (MOMENTS.has(name) ? undefined : value));
