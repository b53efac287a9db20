import type { KeyUser } from "#lib/domain/key-users.ts";
import type { KeyDetail } from "#lib/domain/views.ts";
import { countOf } from "#lib/format/numbers.ts";

/** Who can use a key, in a sentence: strangers first. What could not be read is said, never left out. */
export function whoCanUse({ key, users }: Pick<KeyDetail, "key" | "users">): string {
  if (key.kind !== "described") return "Not known: the key could not be described.";
  const unread = [
    ...(key.policy.kind === "read" ? [] : ["its policy"]),
    ...(key.grants.kind === "read" ? [] : ["its grants"]),
  ];
  const known = partsOf(users).join(", ");
  if (unread.length === 0) return known === "" ? "Nobody." : `${known}.`;
  const rest = `${unread.join(" and ")} could not be read`;
  return known === "" ? `Not known: ${rest}.` : `${known}; ${rest}.`;
}

function partsOf(users: readonly KeyUser[]): readonly string[] {
  const anyone = users.some(({ kind }) => kind === "anyone");
  const foreign = users.filter((user) => user.foreign && user.kind !== "anyone" && user.kind !== "service").length;
  const services = users.filter(({ kind }) => kind === "service").map(({ principal }) => principal);
  const named = users.filter((user) => user.kind === "identity" && !user.foreign).length;
  const leaves = users.some(({ leftToIam, foreign: isForeign }) => leftToIam && !isForeign);
  return [
    ...(anyone ? ["anyone (*), under the policy's conditions"] : []),
    ...(foreign > 0 ? [countOf(foreign, "principal of another account", "principals of other accounts")] : []),
    ...services,
    ...(named > 0 ? [countOf(named, "role or user", "roles and users")] : []),
    ...(leaves ? ["whomever the account's IAM policies let"] : []),
  ];
}
