import type { ReadRow } from "#lib/domain/snapshot.ts";
import { joinWords } from "./cell-length.ts";

/** A row with the principal whose scan read it: an ARN; null where that scan is no longer stored. */
export type EvidenceRow = ReadRow & { readonly principalArn: string | null };

interface Column {
  readonly name: string;
  readonly cell: (row: EvidenceRow) => string | null;
}

/** The columns of the evidence CSV. Other programs depend on their names and their order. */
export const COLUMNS: readonly Column[] = [
  { name: "scan_id", cell: ({ reading }) => reading.scanId },
  { name: "observed_at", cell: (row) => row.observedAt },
  { name: "account_id", cell: (row) => row.accountId },
  { name: "region", cell: (row) => row.region },
  { name: "resource_type", cell: (row) => row.type },
  { name: "resource_arn", cell: (row) => row.resourceArn },
  { name: "resource_name", cell: (row) => row.resourceName },
  { name: "resource_status", cell: (row) => row.resourceStatus },
  { name: "parent_arn", cell: (row) => row.parentArn },
  { name: "protected_data", cell: (row) => row.data },
  { name: "store_arn", cell: (row) => row.storeArn },
  { name: "verdict", cell: (row) => row.verdict },
  { name: "reason", cell: (row) => row.reason },
  { name: "key_class", cell: (row) => row.keyClass },
  { name: "kms_key_arn", cell: (row) => row.keyArn },
  { name: "kms_key_alias", cell: (row) => row.keyAlias },
  { name: "kms_key_state", cell: (row) => row.keyState },
  { name: "kms_key_owner_account", cell: (row) => row.keyOwnerAccountId },
  { name: "kms_key_rotation", cell: (row) => row.keyRotation },
  { name: "kms_key_deletion_date", cell: (row) => row.keyDeletionDate },
  { name: "grant_ids", cell: (row) => joinWords(row.grantIds) },
  { name: "findings", cell: (row) => joinWords(row.findings) },
  { name: "source_operation", cell: (row) => row.sourceOperation },
  { name: "source_request_id", cell: (row) => row.sourceRequestId },
  { name: "error_code", cell: (row) => row.errorCode },
  { name: "scanner_principal_arn", cell: ({ principalArn }) => principalArn },
  { name: "unknown_kind", cell: (row) => row.unknown },
  { name: "caveats", cell: (row) => row.caveat },
  { name: "unknown_controls", cell: (row) => joinWords(row.unknownControls) },
  { name: "remediation", cell: (row) => row.remediation },
  { name: "key_source_operation", cell: (row) => row.keySourceOperation },
  { name: "key_source_request_id", cell: (row) => row.keySourceRequestId },
  { name: "tool_version", cell: ({ reading }) => reading.toolVersion },
  { name: "reason_code", cell: (row) => row.reasonCode },
];
