import { listingsOf, readOf } from "#lib/catalogue/nowhere.ts";
import type { ResourceType } from "#lib/catalogue/resource-type.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { storeTypeOf } from "#lib/catalogue/store-types.ts";
import { REGION_TYPE } from "#lib/catalogue/type-labels.ts";
import { dataOf, type Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";

/** The IAM actions behind a row. */
export interface Actions {
  /** The row depends on each of these. */
  readonly needed: ReadonlySet<string>;
  /** Calls that the row may depend on: of its parent, of what it inherits from, of the location of its store. */
  readonly consulted: ReadonlySet<string>;
}

/**
 * For tests: the IAM actions that a row of a complete snapshot rests on, told by the catalogue and by the row's
 * place among the others, never by what a scan without them did.
 */
export function actionsBehind(row: ProtectionRow, snapshot: Pick<Snapshot, "resources" | "rows">): Actions {
  if (row.type === REGION_TYPE) return { needed: new Set(["ec2:DescribeRegions"]), consulted: new Set() };
  const observation = snapshot.resources.find(({ id }) => id === row.resourceId)?.observation;
  if (!observation) return { needed: new Set(), consulted: actionsOfType(row.type) };

  const line = lineOf(observation, snapshot);
  const entries = line.map((each, index) => entryOf(each, line[index + 1]));
  const [own] = entries;
  const store = row.storeKind ? storeTypeOf(row.storeKind) : undefined;
  // Parts come from the answer of their parent.
  const reads = (own?.definition.parts ? entries.slice(0, 2) : entries.slice(0, 1)).map(readOf);
  const needed = [
    ...reads.map((read) => read?.permission),
    ...line.map((each, index) => listingOf(entries[index], each)),
    store?.permission,
    row.keyArn ? "kms:DescribeKey" : undefined,
  ];
  const consulted = [
    ...entries.map((entry) => readOf(entry)?.permission),
    ...(store?.mayAsk ?? []),
    ...inheritedActions(row, observation, snapshot),
  ];
  return { needed: present(needed), consulted: present(consulted) };
}

/** A resource, what it lives in, and so on up. */
function lineOf(observation: Observation, { resources }: Pick<Snapshot, "resources">): readonly Observation[] {
  const line = [observation];
  for (let child: Observation | undefined = observation; child?.parentArn; ) {
    const { parentArn, region }: Observation = child;
    child = resources.find(
      (each) => each.observation.arn === parentArn && each.observation.region === region,
    )?.observation;
    if (child) line.push(child);
  }
  return line;
}

function entryOf({ type }: Observation, parent: Observation | undefined): ResourceType {
  const entry = RESOURCE_TYPES.find(
    ({ definition }) => definition.type === type && definition.within?.definition.type === parent?.type,
  );
  if (!entry) throw new Error(`The catalogue has no ${type} in ${parent?.type}`);
  return entry;
}

/** The listing that showed a resource, where its type has several. */
function listingOf(entry: ResourceType | undefined, { calls: [first] }: Observation): string | undefined {
  const permissions = entry ? listingsOf(entry).map(({ permission }) => permission) : [];
  return permissions.find((permission) => permission === first?.operation) ?? permissions[0];
}

function inheritedActions(
  row: ProtectionRow,
  observation: Observation,
  snapshot: Pick<Snapshot, "resources" | "rows">,
) {
  const { source } = observation.protections.find((each) => dataOf(each) === row.data) ?? {};
  if (source?.kind !== "inherits") return [];
  return source.from.flatMap(({ type, arn }) => {
    const inherited = snapshot.rows.filter((each) => each.type === type && each.resourceArn === arn);
    const behind = inherited.map((each) => actionsBehind(each, snapshot));
    return [...actionsOfType(type), ...behind.flatMap(({ needed, consulted }) => [...needed, ...consulted])];
  });
}

/** Every call that lists the resources of a type. */
function actionsOfType(slug: string): ReadonlySet<string> {
  const actions = new Set<string>();
  for (const entry of RESOURCE_TYPES.filter(({ definition }) => definition.type === slug)) {
    for (let each: ResourceType | undefined = entry; each; each = each.definition.within as ResourceType | undefined) {
      for (const request of [...listingsOf(each), readOf(each)]) if (request) actions.add(request.permission);
    }
  }
  return actions;
}

const present = (actions: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(actions.filter((action) => action !== undefined));
