import type { FailureKind } from "./call.ts";
import type { ChangeKind } from "./changes/change.ts";
import type { Severity } from "./control-text.ts";
import type { ControlAnswer } from "./finding.ts";
import type { KeyState, RotationState } from "./key.ts";
import type { FitAnswer } from "./key-fit.ts";
import type { Remedy } from "./remedy.ts";
import type { ScanState } from "./scan.ts";
import type { UnknownKind, Verdict } from "./verdict.ts";

interface Definition {
  /** As screens write it. */
  readonly term: string;
  /** One or two sentences. */
  readonly definition: string;
  /** The AWS page that defines the term; missing for a term of this dashboard. */
  readonly aws?: string;
}

/** A term that screens show, with its definition. */
export interface Term extends Definition {
  /** Its anchor on the glossary page. */
  readonly id: string;
}

export type Terms<Name extends string> = Readonly<Record<Name, Term>>;

/**
 * Terms of one kind, by the value that they name: a value without a term does not compile.
 *
 * @param kind the first part of each anchor
 */
export function termsOf<Name extends string>(kind: string, definitions: Readonly<Record<Name, Definition>>) {
  const terms = Object.entries<Definition>(definitions).map(([name, definition]) => {
    const id = `${kind}-${name}`.toLowerCase();
    return [name, { id, ...definition }] as const;
  });
  return Object.fromEntries(terms) as Terms<Name>;
}

/** A term within a sentence: `AWS owned`, but `customer managed`. */
export const inSentence = ({ term }: Pick<Term, "term">): string =>
  term.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

const KMS = "https://docs.aws.amazon.com/kms/latest/developerguide";
const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide";
const KEY_STATES = `${KMS}/key-state.html`;
const ROTATION = `${KMS}/rotate-keys.html`;
const REGIONS = "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html";

export const VERDICT_TERMS = termsOf<Verdict>("verdict", {
  unencrypted: { term: "Unencrypted", definition: "Not encrypted at rest (confirmed by the API)." },
  "aws-owned": {
    term: "AWS owned",
    definition: "Encrypted with an AWS owned key: not visible, auditable or controllable by you.",
    aws: `${KMS}/concepts.html#aws-owned-key`,
  },
  "aws-managed": {
    term: "AWS managed",
    definition: "Encrypted with an AWS managed key (aws/…) in your account: its key policy cannot be changed.",
    aws: `${KMS}/concepts.html#aws-managed-key`,
  },
  "key-unusable": {
    term: "Key unusable",
    definition: "Encrypted with a customer managed key that is disabled, pending deletion, unavailable or deleted.",
    aws: `${KMS}/unusable-kms-keys.html`,
  },
  unknown: {
    term: "Unknown",
    definition: "The encryption could not be read, or no AWS API exposes it. Never counted as a pass.",
  },
  "customer-managed": {
    term: "Customer managed",
    definition: "Encrypted with a customer managed key that KMS reports as usable.",
    aws: `${KMS}/concepts.html#customer-mgn-key`,
  },
  "not-applicable": { term: "Not applicable", definition: "This resource stores no customer data at rest." },
});

export const UNKNOWN_TERMS = termsOf<UnknownKind>("unknown", {
  unreadable: {
    term: "Could not be read",
    definition:
      "The API call that returns the encryption or describes the key failed. The Gaps page lists the call and the next step.",
  },
  "not-exposed": {
    term: "Not exposed by AWS API",
    definition: "No AWS API returns the key of this data, so the verdict stays unknown with any permission.",
  },
});

export const ANSWER_TERMS = termsOf<ControlAnswer>("status", {
  fail: { term: "Fail", definition: "The control's requirement is not met. The finding has the evidence." },
  "cannot-tell": {
    term: "Unknown",
    definition: "The data that the control needs could not be read or is not exposed. Never counted as a pass.",
  },
  pass: { term: "Pass", definition: "The scan read the data that the control needs, and the requirement is met." },
});

export const SEVERITY_TERMS = termsOf<Severity>("severity", {
  high: {
    term: "High severity",
    definition: "A failure exposes data, puts it at risk of loss, or leaves such an event unnoticed.",
  },
  medium: {
    term: "Medium severity",
    definition: "A failure reduces your control over a key or widens access to it, or interrupts Bedrock.",
  },
  low: { term: "Low severity", definition: "Nothing is exposed, but a recommended practice is not followed." },
});

export const GAP_TERMS = termsOf<FailureKind>("gap", {
  denied: {
    term: "Access denied",
    definition: "AWS refused the call: a permission is missing, or a policy denies access.",
    aws: `${IAM}/troubleshoot_access-denied.html`,
  },
  credentials: {
    term: "Credentials rejected",
    definition: "The scanner's credentials are missing, invalid or expired.",
  },
  "token-refused": {
    term: "Token rejected in Region",
    definition:
      "The Region rejected a session token that other Regions accept. Version 1 tokens of the global STS endpoint are not valid in opt-in Regions.",
    aws: `${IAM}/id_credentials_temp_enable-regions.html`,
  },
  throttled: { term: "Throttled", definition: "AWS rejected the call because of its rate, also after all retries." },
  "not-found": {
    term: "Not found",
    definition: "The resource does not exist or is not visible to the scanner's role.",
  },
  deleted: {
    term: "Deleted during the scan",
    definition: "The resource was listed, and deleted before its details were read.",
  },
  "not-offered": {
    term: "Not offered in Region",
    definition: "AWS does not offer the service or the API call in this Region.",
    aws: "https://docs.aws.amazon.com/general/latest/gr/bedrock.html",
  },
  "not-enabled": {
    term: "Not enabled",
    definition: "The Region or the feature is not enabled in this account.",
    aws: REGIONS,
  },
  unsupported: {
    term: "Operation not supported",
    definition: "The endpoint that the scanner is configured to use does not support the API call.",
  },
  unreachable: {
    term: "No response",
    definition: "The connection failed, or the endpoint did not respond in time.",
  },
  failed: { term: "Failed", definition: "The service returned an error, or a response that is not valid." },
  "cut-off": {
    term: "Incomplete",
    definition: "The list was not read to its end, so resources may be missing from the results.",
  },
});

/** States of a key: those of KMS, `Gone` (no longer exists) and `Unreadable` (could not be described). */
export const KEY_STATE_TERMS = termsOf<KeyState | "Gone" | "Unreadable">("key-state", {
  Enabled: { term: "Enabled", definition: "The key can be used for encryption and decryption.", aws: KEY_STATES },
  Disabled: {
    term: "Disabled",
    definition: "The key cannot be used until it is enabled again. Data encrypted with it is unreadable meanwhile.",
    aws: `${KMS}/enabling-keys.html`,
  },
  PendingDeletion: {
    term: "Pending deletion",
    definition:
      "The key cannot be used, and KMS deletes it on its deletion date. Until then the deletion can be cancelled; afterwards the data is unrecoverable.",
    aws: `${KMS}/deleting-keys.html`,
  },
  PendingReplicaDeletion: {
    term: "Pending replica deletion",
    definition:
      "A multi-Region primary key that cannot be used, and that KMS deletes after its last replica key is deleted and a waiting period.",
    aws: KEY_STATES,
  },
  PendingImport: {
    term: "Pending import",
    definition: "The key has no key material: it was not imported, has expired or was deleted. It cannot be used.",
    aws: `${KMS}/importing-keys.html`,
  },
  Unavailable: {
    term: "Unavailable",
    definition: "The custom key store or external key store of the key is not connected. It cannot be used.",
    aws: KEY_STATES,
  },
  Creating: { term: "Creating", definition: "KMS is creating the key. It cannot be used yet.", aws: KEY_STATES },
  Updating: {
    term: "Updating",
    definition: "KMS is changing the primary Region of a multi-Region key. The key can be used.",
    aws: KEY_STATES,
  },
  Gone: {
    term: "Deleted",
    definition: "KMS reports in the key's own account and Region that the key does not exist.",
    aws: `${KMS}/deleting-keys.html`,
  },
  Unreadable: {
    term: "Unknown",
    definition: "The key could not be described, for example a key in another account that denies kms:DescribeKey.",
  },
});

export const ROTATION_TERMS = termsOf<RotationState>("rotation", {
  on: {
    term: "Rotation on",
    definition: "KMS generates new key material on a schedule. Data that is already encrypted stays readable.",
    aws: ROTATION,
  },
  off: {
    term: "Rotation off",
    definition: "The key keeps its key material until it is rotated on demand.",
    aws: ROTATION,
  },
  "not-supported": {
    term: "Rotation not supported",
    definition: "KMS cannot rotate this key automatically, for example one with imported key material.",
    aws: ROTATION,
  },
  unknown: { term: "Rotation unknown", definition: "The scanner could not read whether the key is rotated." },
});

export const FIT_TERMS = termsOf<FitAnswer>("permission", {
  denied: { term: "Denied", definition: "A Deny statement of the key policy applies to the action." },
  stopped: {
    term: "Blocked by condition",
    definition: "A statement allows the action, but a condition of it does not match the request.",
  },
  missing: { term: "Missing", definition: "No statement of the key policy allows the action." },
  "cannot-tell": {
    term: "Unknown",
    definition: "The statement depends on values that AWS does not document for the request.",
  },
  "left-to-iam": {
    term: "Delegated to IAM (not evaluated)",
    definition: "The key policy lets IAM policies of the account grant the action. The scanner does not read them.",
    aws: `${KMS}/key-policy-default.html`,
  },
  allowed: { term: "Allowed", definition: "A statement of the key policy allows the action, and no Deny applies." },
});

export const REMEDY_TERMS = termsOf<Remedy["how"]>("remediation", {
  "in-place": { term: "Update in place", definition: "An update of the resource sets the key." },
  recreate: {
    term: "Recreate resource",
    definition: "The key is set at creation: create the resource again with the key and migrate the data.",
  },
  elsewhere: {
    term: "Fix on related resource",
    definition: "Another resource, a data store or an account setting decides which key is used.",
  },
});

export const CHANGE_TERMS = termsOf<ChangeKind>("change", {
  new: {
    term: "New",
    definition:
      "The newer scan has a protection or a failed check that the older one, which could see it, did not have.",
  },
  worse: { term: "Worse", definition: "The verdict is weaker than before." },
  "key-state-changed": {
    term: "Key state changed",
    definition: "The state, deletion date or rotation of a KMS key is another one.",
    aws: KEY_STATES,
  },
  "policy-changed": {
    term: "Key policy changed",
    definition: "The key policy differs in more than the order of its members and values.",
    aws: `${KMS}/key-policies.html`,
  },
  "grant-made": {
    term: "Grant created",
    definition: "KMS lists a grant on the key that it did not list before.",
    aws: `${KMS}/grants.html`,
  },
  "newly-unreadable": {
    term: "Newly unreadable",
    definition: "The newer scan could not list or read it. Whether it changed is unknown.",
  },
  changed: {
    term: "Changed",
    definition:
      "The verdict or status is neither weaker nor stronger, but what it is based on differs, such as the key.",
  },
  "assessed-differently": {
    term: "Assessed differently",
    definition:
      "Two versions of this program made the scans and conclude differently from equal facts. AWS reported no change.",
  },
  fixed: {
    term: "Fixed",
    definition:
      "A failed check passes now, or unencrypted, AWS owned or AWS managed data is encrypted with a usable customer managed key. The newer scan verified it.",
  },
  better: {
    term: "Better",
    definition: "The verdict is stronger than before, and the newer scan verified it.",
  },
  gone: {
    term: "Deleted",
    definition: "A complete list of the newer scan does not have it.",
  },
  "grant-gone": {
    term: "Grant ended",
    definition: "The grant was revoked or retired: KMS no longer lists it.",
    aws: `${KMS}/grant-manage.html`,
  },
  "readable-again": {
    term: "Readable again",
    definition: "The older scan could not list or read it and the newer one could. Whether it changed is unknown.",
  },
});

export const SCAN_STATE_TERMS = termsOf<ScanState>("scan-state", {
  queued: { term: "Queued", definition: "The scan has not started yet." },
  running: { term: "Running", definition: "The scan is reading the account. Earlier results are shown meanwhile." },
  completed: { term: "Completed", definition: "The scan ended and its results are stored. It can have coverage gaps." },
  failed: { term: "Failed", definition: "The scan could not be completed. None of its results are shown." },
  cancelled: { term: "Cancelled", definition: "A user stopped the scan. None of its results are shown." },
  interrupted: {
    term: "Interrupted",
    definition: "The dashboard process stopped during the scan. None of its results are shown.",
  },
});

/** Terms of the dashboard. */
export const DASHBOARD_TERMS = termsOf("term", {
  scan: { term: "Scan", definition: "One reading of the encryption settings of an account. It is read-only." },
  protection: {
    term: "Protection",
    definition:
      "One data item that a resource stores at rest, with the key that encrypts it. A resource can have several protections.",
  },
  verdict: {
    term: "Verdict",
    definition: "How a protection is encrypted, as far as the scan verified it. There are seven verdicts.",
  },
  store: {
    term: "Store",
    definition: "An AWS data store that holds the data of a Bedrock resource, such as an S3 bucket or a log group.",
  },
  control: {
    term: "Control",
    definition:
      "A requirement that the scan checks, as in AWS Security Hub. Each check has the status Pass, Fail or Unknown.",
    aws: "https://docs.aws.amazon.com/securityhub/latest/userguide/controls-overall-status.html",
  },
  finding: { term: "Finding", definition: "A failed or unknown check of a control, with its resource and evidence." },
  severity: {
    term: "Severity",
    definition: "How serious the consequences are if a control fails: high, medium or low.",
  },
  evidence: {
    term: "Evidence",
    definition: "The API call, its request ID and time, and the value that a verdict or finding is based on.",
  },
  gap: {
    term: "Gap",
    definition: "An API call that failed. The protections that depend on it are reported as Unknown.",
  },
  coverage: {
    term: "Coverage",
    definition: "The part of the account that the scan could read. Gaps reduce it.",
  },
  reading: {
    term: "Reading",
    definition:
      "What one scan read in one Region of one account. The newest reading of a Region shows how current its data is.",
  },
  access: {
    term: "Access",
    definition: "What a principal can do with a key, through the key policy, a grant or IAM policies.",
    aws: `${KMS}/control-access.html`,
  },
  "external-account": {
    term: "External account",
    definition: "An AWS account other than the scanned one. You do not control its principals.",
  },
  "dependent-resource": {
    term: "Dependent resource",
    definition: "A resource with data that is unreadable if the key cannot be used.",
  },
  "orphaned-grant": {
    term: "Orphaned grant",
    definition: "A grant for a resource that no longer exists, typically after a partial deletion.",
  },
  "documented-grant": {
    term: "Documented grant",
    definition: "A grant that AWS documents for a type of resource. The service creates it on the resource's key.",
  },
  "alert-path": {
    term: "Alert path",
    definition:
      "The components that turn a KMS API call into a message: a trail, then a metric filter and an alarm, or an EventBridge rule.",
  },
  "compliance-mapping": {
    term: "Compliance mapping",
    definition: "The requirements of NIST, ISO and CIS frameworks that a control relates to.",
  },
  remediation: { term: "Remediation", definition: "The steps that resolve a finding." },
});

/** Terms of AWS that screens use. */
export const AWS_TERMS = termsOf("aws", {
  "kms-key": {
    term: "KMS key",
    definition: "A key in AWS Key Management Service. Its key material does not leave KMS unencrypted.",
    aws: `${KMS}/concepts.html`,
  },
  "customer-managed-key": {
    term: "Customer managed key",
    definition: "A KMS key that you create, own and manage: its key policy, grants, rotation and deletion.",
    aws: `${KMS}/concepts.html#customer-mgn-key`,
  },
  "aws-managed-key": {
    term: "AWS managed key",
    definition: "A KMS key in your account that an AWS service creates and uses. You can view it but not manage it.",
    aws: `${KMS}/concepts.html#aws-managed-key`,
  },
  "aws-owned-key": {
    term: "AWS owned key",
    definition: "A KMS key that an AWS service owns and uses in many accounts. You can neither view nor manage it.",
    aws: `${KMS}/concepts.html#aws-owned-key`,
  },
  "sse-s3": {
    term: "SSE-S3",
    definition: "Server-side encryption with keys that Amazon S3 manages. Reported with the verdict AWS owned.",
    aws: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingServerSideEncryption.html",
  },
  "key-policy": {
    term: "Key policy",
    definition: "The resource policy of a KMS key. No principal has access that it does not allow or delegate.",
    aws: `${KMS}/key-policies.html`,
  },
  grant: {
    term: "Grant",
    definition: "A permission to use a KMS key for certain operations, separate from the key policy.",
    aws: `${KMS}/grants.html`,
  },
  "grant-constraint": {
    term: "Grant constraint",
    definition: "Limits a grant to requests with a certain encryption context or source ARN.",
    aws: `${KMS}/create-grant-overview.html`,
  },
  "encryption-context": {
    term: "Encryption context",
    definition:
      "Key-value pairs of a KMS request, logged by CloudTrail. Decryption needs the same pairs as encryption.",
    aws: `${KMS}/encrypt_context.html`,
  },
  alias: { term: "Alias", definition: "A friendly name for a KMS key.", aws: `${KMS}/kms-alias.html` },
  "key-material": {
    term: "Key material",
    definition: "The secret that a KMS key encrypts with. It is generated by KMS or imported.",
    aws: `${KMS}/importing-keys.html`,
  },
  "key-rotation": {
    term: "Key rotation",
    definition: "New key material for the same KMS key. Data that is already encrypted stays readable.",
    aws: ROTATION,
  },
  "multi-region-key": {
    term: "Multi-Region key",
    definition: "KMS keys in several Regions with the same key ID and key material: one primary and its replicas.",
    aws: `${KMS}/multi-region-keys-overview.html`,
  },
  principal: {
    term: "Principal",
    definition: "A user, role, account or service that can make requests to AWS.",
    aws: `${IAM}/reference_policies_elements_principal.html`,
  },
  "service-principal": {
    term: "Service principal",
    definition: "The identity of an AWS service in a policy, such as bedrock.amazonaws.com.",
    aws: `${IAM}/reference_policies_elements_principal.html#principal-services`,
  },
  "confused-deputy": {
    term: "Confused deputy",
    definition:
      "A service with access that another customer makes it use. Conditions on the source account or ARN prevent it.",
    aws: `${IAM}/confused-deputy.html`,
  },
  draft: {
    term: "Draft and version",
    definition:
      "The draft of an agent, flow, prompt or guardrail can be edited; a version is a fixed copy that applications use.",
    aws: "https://docs.aws.amazon.com/bedrock/latest/userguide/deploy-agent.html",
  },
  region: {
    term: "Opt-in Region",
    definition:
      "A Region that must be enabled in an account before it can be used. Other Regions are enabled by default.",
    aws: REGIONS,
  },
  trail: {
    term: "Trail",
    definition: "A CloudTrail configuration that delivers the API calls of an account to an S3 bucket or log group.",
    aws: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html",
  },
  "metric-filter": {
    term: "Metric filter",
    definition: "Counts the log events of a CloudWatch log group that match a pattern. An alarm can monitor the count.",
    aws: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html",
  },
  "event-rule": {
    term: "EventBridge rule",
    definition: "Sends events that match a pattern to a target, such as an SNS topic.",
    aws: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html",
  },
  tls: {
    term: "TLS",
    definition: "Encrypts data in transit. A resource that requires TLS rejects unencrypted HTTP requests.",
    aws: "https://docs.aws.amazon.com/bedrock/latest/userguide/data-encryption.html",
  },
  "interface-endpoint": {
    term: "Interface endpoint",
    definition: "A private address of an AWS service within a VPC, so that traffic stays on the AWS network.",
    aws: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  },
});
