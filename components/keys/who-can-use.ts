import type { KeyUser } from "#lib/domain/key-users.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { KeyDetail } from "#lib/views/key.ts";

/** The principals with access to a key, in a sentence: external ones first. Names what could not be read. */
export function whoCanUse({ key, users }: Pick<KeyDetail, "key" | "users">): string {
  if (key.kind !== "described") return "Unknown: the key could not be described.";
  const unread = [
    ...(key.policy.kind === "read" ? [] : ["the key policy"]),
    ...(key.grants.kind === "read" ? [] : ["the grants"]),
  ];
  const known = partsOf(users).join(", ");
  if (unread.length === 0) return known === "" ? "No principals." : `${known}.`;
  const rest = `${unread.join(" and ")} could not be read`;
  return known === "" ? `Unknown: ${rest}.` : `${known}; ${rest}.`;
}

function partsOf(users: readonly KeyUser[]): readonly string[] {
  const anyone = users.some(({ kind }) => kind === "anyone");
  const external = users.filter((user) => user.foreign && user.kind !== "anyone" && user.kind !== "service").length;
  const services = users.filter(({ kind }) => kind === "service").map(({ principal }) => principal);
  const named = users.filter((user) => user.kind === "identity" && !user.foreign).length;
  const leaves = users.some(({ leftToIam, foreign: isForeign }) => leftToIam && !isForeign);
  return [
    ...(anyone ? ["all principals (*), subject to the policy's conditions"] : []),
    ...(external > 0 ? [countOf(external, "principal of an external account", "principals of external accounts")] : []),
    ...services,
    ...(named > 0 ? [countOf(named, "role or user", "roles and users")] : []),
    ...(leaves ? ["principals allowed by IAM policies in this account"] : []),
  ];
}
