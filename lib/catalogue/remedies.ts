import { lastSegment, parseArn } from "#lib/domain/arn.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { Remediation, Remedy } from "#lib/domain/remedy.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Store } from "#lib/domain/store.ts";
import type { Change, Target } from "./change.ts";
import { lastColon } from "./identifiers.ts";
import { plainTarget } from "./plain-target.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { storeTypeOf } from "./store-types.ts";

const CLEAN = new Set(["customer-managed", "not-applicable"]);

/**
 * How to encrypt the data of one row with a customer managed key, written for that resource or its store.
 * Null where nothing has to be changed, or where that is unknown.
 */
export function remedyFor(observation: Observation, row: ProtectionRow, store: Store | null): Remedy | null {
  const change = changeFor(observation, row, store);
  return change && write(change, store ? storeTarget(row, store) : resourceTarget(observation));
}

const REMEDIATION_BY = {
  "in-place": "in-place",
  recreate: "recreate",
  elsewhere: "related",
} as const satisfies Record<Change["how"], Remediation>;

/** The kind of remedy that `remedyFor` returns; `none` for null. */
export function remediationFor(
  observation: Observation,
  row: Pick<ProtectionRow, "verdict">,
  store: Store | null,
): Remediation {
  const change = changeFor(observation, row, store);
  return change ? REMEDIATION_BY[change.how] : "none";
}

function changeFor(
  observation: Observation,
  { verdict }: Pick<ProtectionRow, "verdict">,
  store: Store | null,
): Change | null {
  if (CLEAN.has(verdict) || verdict === "unknown") return null;
  if (store) return storeTypeOf(store.reference.kind)?.change ?? null;
  const type = RESOURCE_TYPES.find(
    ({ definition }) =>
      definition.type === observation.type &&
      definition.within?.definition.type === (parentTypeOf(observation) ?? definition.within?.definition.type),
  );
  return type?.definition.change ?? null;
}

/** The parent of an observation whose type has several kinds of parents: the ARN of a version's part has its number. */
const parentTypeOf = ({ parentArn }: Observation): string | null =>
  parentArn?.includes("#version/") ? "agent-version" : null;

/** The placeholder in a remedy for the key that the reader chooses. */
const YOUR_KEY = "YOUR-KEY-ARN";

function resourceTarget({ arn, name, region, parentArn }: Observation): Target {
  return { arn, name, region, id: lastSegment(arn), parentArn, parentId: idOf(parentArn ?? ""), key: YOUR_KEY };
}

function storeTarget(row: ProtectionRow, { reference, reading }: Store): Target {
  const arn = reading.kind === "read" ? reading.arn : reference.id;
  const region = parseArn(arn)?.region || row.region;
  const id = lastSegment(lastColon(arn));
  return { arn, name: id, region, id, parentArn: row.resourceArn, parentId: "", key: YOUR_KEY };
}

const idOf = (arn: string): string => lastSegment(arn.split("#")[0] ?? arn);

function write({ how, summary, cli, cloudFormation, terraform, source }: Change, of: Target): Remedy {
  const { target, placeholders } = plainTarget(of);
  const texts = {
    cli: cli?.(target) ?? null,
    cloudFormation: cloudFormation?.(target) ?? null,
    terraform: terraform?.(target) ?? null,
  };
  const written = placeholders.filter((each) => Object.values(texts).some((text) => text?.includes(each)));
  return { how, summary: [summary, ...toFillIn(written)].join(" "), ...texts, source };
}

const toFillIn = (placeholders: readonly string[]): readonly string[] =>
  placeholders.length > 0
    ? [
        `Replace ${placeholders.join(", ")}: the real value contains characters that a command or template would interpret.`,
      ]
    : [];
