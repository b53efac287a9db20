import "server-only";
import type { Role, RoleGap } from "#lib/domain/visitor.ts";
import type { SignInSettings } from "./settings.ts";

type Claims = Readonly<Record<string, unknown>>;

/** The role of a person's claims, and why the claims could not be read. */
export interface GivenRole {
  /** Null: this person has no access. */
  readonly role: Role | null;
  readonly gap: RoleGap | null;
}

/**
 * The role of a person's claims. A person without a match is a viewer unless the settings name viewers.
 *
 * @param sources claims of the ID token, then of the userinfo endpoint; the first with the role claim counts
 */
export function roleOf(
  sources: readonly Claims[],
  { roleClaim, operators, viewers }: Pick<SignInSettings, "roleClaim" | "operators" | "viewers">,
): GivenRole {
  // If the settings name no group, the claim has no effect.
  if (operators.length === 0 && viewers.length === 0) return { role: "viewer", gap: null };
  const value = sources.map((claims) => claimAt(claims, roleClaim)).find((each) => each !== undefined);
  const has = [value].flat().filter((each) => typeof each === "string");
  if (has.some((each) => operators.includes(each))) return { role: "operator", gap: null };
  const isViewer = viewers.length === 0 || has.some((each) => viewers.includes(each));
  return { role: isViewer ? "viewer" : null, gap: gapOf(sources, roleClaim, value) };
}

/**
 * A claim by its name or, if there is none, by a path through nested objects: `realm_access.roles`. A name may contain
 * dots, as `https://example.com/roles` does.
 */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name] ?? undefined;
  return name.split(".").reduce<unknown>((value, key) => {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject && Object.hasOwn(value, key) ? ((value as Claims)[key] ?? undefined) : undefined;
  }, claims);
}

function gapOf(sources: readonly Claims[], roleClaim: string, value: unknown): RoleGap | null {
  if (value === undefined) return sources.some((claims) => isLeftOut(claims, roleClaim)) ? "left-out" : "absent";
  return [value].flat().every((each) => typeof each === "string") ? null : "unreadable";
}

/**
 * Whether the provider left out the claim as too long: by `_claim_names` (OpenID Connect Core 5.6.2), or by Entra's
 * `hasgroups`: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
function isLeftOut(claims: Claims, roleClaim: string): boolean {
  const elsewhere = claims._claim_names;
  const isElsewhere = typeof elsewhere === "object" && elsewhere !== null && Object.hasOwn(elsewhere, roleClaim);
  return isElsewhere || (roleClaim === "groups" && [true, "true"].includes(claims.hasgroups as boolean | string));
}
