import type { UnderstoodCall } from "../protocol/dispatch.ts";
import { refusal } from "./refusals.ts";

/** Operations whose IAM action is not named after them; null needs none (Service Authorization Reference). */
const ACTIONS: Readonly<Record<string, string | null>> = {
  "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
  "s3:HeadBucket": "s3:ListBucket",
  "sts:GetCallerIdentity": null,
};

/** The IAM action that an operation needs, e.g. `s3:GetEncryptionConfiguration`; null where it needs none. */
export const actionOf = (operation: string): string | null => {
  const action = ACTIONS[operation];
  return action === undefined ? operation : action;
};

/** What the caller's policy allows. Like IAM's, it refuses all that it does not name. */
export class ActionGate {
  #allowed: ReadonlySet<string> | null = null;

  /** Allows these IAM actions and no other; null allows all. */
  allowOnly(actions: readonly string[] | null): void {
    this.#allowed = actions && new Set(actions);
  }

  /** Throws AwsError for a call that is not allowed. */
  check(call: UnderstoodCall): void {
    const action = actionOf(call.operation);
    if (action === null || !this.#allowed || this.#allowed.has(action)) return;
    const error = refusal("deny", { ...call, operation: action });
    if (error) throw error;
  }
}
