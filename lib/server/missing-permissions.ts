import "server-only";
import type { Gap } from "#lib/domain/observation.ts";

/** The IAM actions that would close the gaps which a permission can close: those where AWS refused the caller. */
export function missingPermissions(gaps: readonly Gap[]): readonly string[] {
  const denied = gaps.filter(({ failure }) => failure.kind === "denied" && failure.permission !== "");
  return [...new Set(denied.map(({ failure }) => failure.permission))].sort();
}
