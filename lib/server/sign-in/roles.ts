import "server-only";
import type { Role } from "#lib/domain/visitor.ts";
import type { SignInSettings } from "./settings.ts";

/**
 * The role that a person's claims give; null where they may not even look. Whoever is named nowhere is a viewer
 * unless the settings name viewers.
 *
 * @param claims of the ID token or the userinfo endpoint; the role claim may be a text or a list of them
 */
export function roleOf(
  claims: Readonly<Record<string, unknown>>,
  { roleClaim, operators, viewers }: Pick<SignInSettings, "roleClaim" | "operators" | "viewers">,
): Role | null {
  const has = [claims[roleClaim]].flat().filter((value) => typeof value === "string");
  if (has.some((value) => operators.includes(value))) return "operator";
  return viewers.length === 0 || has.some((value) => viewers.includes(value)) ? "viewer" : null;
}
