import { formatDate, formatRelative } from "./times.ts";

const LABELS: Readonly<Record<string, string>> = {
  PendingDeletion: "Pending deletion",
  PendingReplicaDeletion: "Pending replica deletion",
  PendingImport: "Pending import",
  Gone: "Deleted",
};

/** A key state as the AWS console writes it: `PendingDeletion` is `Pending deletion`. */
export const keyStateLabel = (state: string): string => LABELS[state] ?? state;

/** When KMS deletes a key: `deletes in 10 days (2026-12-10 UTC)`. After that date nothing is known without a new scan. */
export function deletionText(deletionDate: string, now: Date): string {
  const isOver = Date.parse(deletionDate) <= now.getTime();
  const verb = isOver ? "was due for deletion" : "deletes";
  return `${verb} ${formatRelative(deletionDate, now)} (${formatDate(deletionDate)} UTC)`;
}
