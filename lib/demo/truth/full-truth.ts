import { ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import { keyParts } from "#lib/demo/account/key-model.ts";
import { KEYS } from "#lib/demo/account/keys.ts";
import type { RotationState } from "#lib/domain/key.ts";
import type { StoreKind } from "#lib/domain/store.ts";
import { truthOfControls } from "./controls.ts";
import grants from "./grants.json" with { type: "json" };
import { TRUTH, type TrueRow } from "./truth.ts";

/** What an auditor reads in the account beside the verdict: of the key, its grants, and from the truth about controls. */
export interface FullTruth extends TrueRow {
  readonly accountId: string;
  readonly storeKind: StoreKind | null;
  readonly keyAlias: string | null;
  readonly keyState: string | null;
  readonly keyOwner: string | null;
  readonly keyRotation: RotationState | null;
  /** The day, UTC. */
  readonly keyDeletionDate: string | null;
  readonly keySource: "kms:DescribeKey" | null;
  /** The grants tied to the row: name, or what the grant is bound to. */
  readonly grants: readonly string[];
  readonly findings: readonly string[];
  readonly unknownControls: readonly string[];
}

/** The truth about the demo account with everything that follows from the account as it is written down. */
export function fullTruth(): readonly FullTruth[] {
  const controls = [...truthOfControls()];
  const of = (row: TrueRow, answer: "fail" | "cannot-tell") =>
    controls.filter(([, answers]) => subjectsOf(row).some((subject) => answers[answer].includes(subject)));
  const ids = (found: readonly (readonly [string, unknown])[]) => found.map(([id]) => id).sort();
  return TRUTH.map((row) => ({
    ...row,
    accountId: row.arn?.split(":")[4] ?? ACCOUNT_ID,
    storeKind: row.store === null ? null : storeKind(row.store),
    ...keyTruth(row),
    grants: grants.find(({ arn, data }) => arn === row.arn && data === row.data)?.grants ?? [],
    findings: ids(of(row, "fail")),
    unknownControls: ids(of(row, "cannot-tell")),
  }));
}

/** The row, its resource, its key and its store, as the truth about controls names them. */
function subjectsOf({ region, type, arn, data, store, key }: TrueRow): readonly string[] {
  return [
    ["row", region, type, arn, data, store].filter(Boolean).join(" "),
    ...(arn ? [`resource ${region} ${type} ${arn}`] : []),
    ...(key ? [`key ${key}`] : []),
    ...(store ? [`store ${store}`] : []),
  ];
}

const STORE_KINDS: Readonly<Record<string, StoreKind>> = {
  aoss: "opensearch-serverless-collection",
  ec2: "ebs-default",
  es: "opensearch-domain",
  kendra: "kendra-index",
  lambda: "lambda-function",
  logs: "log-group",
  "neptune-graph": "neptune-graph",
  rds: "rds-cluster",
  redshift: "redshift-cluster",
  "redshift-serverless": "redshift-workgroup",
  s3: "s3-bucket",
  s3vectors: "s3-vectors",
  secretsmanager: "secret",
};

/** A store by the service of its ARN; what has none is not AWS's. */
function storeKind(store: string): StoreKind | null {
  return store.startsWith("arn:") ? (STORE_KINDS[store.split(":")[2] ?? ""] ?? null) : "external";
}

const NO_KEY = {
  ...{ keyAlias: null, keyState: null, keyOwner: null, keyRotation: null, keyDeletionDate: null, keySource: null },
} as const;

function keyTruth({ key, verdict }: TrueRow) {
  if (key === null) return NO_KEY;
  const asked = { ...NO_KEY, keyOwner: keyParts(key).accountId, keySource: "kms:DescribeKey" } as const;
  const known = KEYS.find(({ arn }) => arn === key);
  if (!known || known.refuses.includes("DescribeKey")) {
    const gone = verdict === "key-unusable";
    return { ...asked, keyState: gone ? "Gone" : null, keyRotation: "unknown" as const };
  }
  const { metadata, aliases, rotation, refuses } = known;
  const state = metadata.KeyState ?? "";
  const foreign = known.accountId !== ACCOUNT_ID;
  // KMS answers about rotation only of a key that can be used or is disabled (API Reference, "GetKeyRotationStatus").
  const asksRotation = rotation !== null && ["Enabled", "Disabled"].includes(state);
  const keyRotation: RotationState = !asksRotation
    ? "not-supported"
    : refuses.includes("GetKeyRotationStatus")
      ? "unknown"
      : rotation.enabled
        ? "on"
        : "off";
  return {
    ...asked,
    keyAlias: foreign || refuses.includes("ListAliases") ? null : (aliases[0] ?? null),
    keyState: state,
    keyRotation,
    keyDeletionDate: metadata.DeletionDate?.toISOString().slice(0, 10) ?? null,
  };
}
