import { isInert } from "./inert.ts";
import type { KeySummary } from "./key-summary.ts";

/** How the data of an unusable key becomes readable again. */
export interface KeyRecovery {
  readonly title: string;
  readonly says: string;
  /** AWS CLI commands, ready to be pasted into a shell; null where no single command helps. */
  readonly commands: string | null;
  /** What the reader must replace in the commands: the real value is not safe in a shell. */
  readonly placeholders: readonly string[];
}

type Unusable = Pick<KeySummary, "arn" | "region" | "state" | "deletionDate">;

/**
 * The way back from a key's state (AWS KMS Developer Guide, "Key states of AWS KMS keys", and "Deleting multi-Region
 * keys" for a primary key that still has replicas): null while the key is enabled, where its state is unknown, and
 * where there is no way back. After the deletion date nothing is known without a new scan, so no command is offered.
 */
export function keyRecovery(of: Unusable, now: Date): KeyRecovery | null {
  switch (of.state) {
    case "Disabled":
      return withCommands(of, ["enable-key"], "Enable the key", "Enable the key to make the data readable again.");
    case "PendingDeletion":
    case "PendingReplicaDeletion":
      return isOver(of, now)
        ? withoutCommands("Deletion date passed", "Run a new scan to see whether KMS has deleted the key.")
        : withCommands(
            of,
            ["cancel-key-deletion", "enable-key"],
            "Stop the deletion",
            "Cancel the deletion, then enable the key: a key whose deletion is cancelled is disabled.",
          );
    case "PendingImport":
      return withoutCommands(
        "Import the key material",
        "Import the same key material into the key again to make the data readable.",
      );
    case "Unavailable":
      return withoutCommands(
        "Reconnect the custom key store",
        "Connect the custom key store of the key to make the data readable again.",
      );
    default:
      return null;
  }
}

const isOver = ({ deletionDate }: Unusable, now: Date): boolean =>
  deletionDate !== null && Date.parse(deletionDate) <= now.getTime();

const withoutCommands = (title: string, says: string): KeyRecovery => ({
  ...{ title, says },
  commands: null,
  placeholders: [],
});

function withCommands(
  { arn, region }: Unusable,
  operations: readonly string[],
  title: string,
  says: string,
): KeyRecovery {
  const key = isInert(arn) ? arn : "KEY-ARN";
  const place = isInert(region) ? region : "REGION";
  return {
    ...{ title, says },
    commands: operations.map((operation) => `aws kms ${operation} --key-id ${key} --region ${place}`).join("\n"),
    placeholders: [...(key === arn ? [] : [key]), ...(place === region ? [] : [place])],
  };
}
