import "server-only";
import { permissions, policyForPermissions } from "#lib/catalogue/permissions.ts";
import { roleTemplate } from "#lib/catalogue/role-templates.ts";

/** The permissions of a scan, and the role that has exactly these. Derived from the catalogue. */
export function permissionTexts() {
  const actions = permissions();
  return {
    actions,
    policy: policyForPermissions(actions),
    cloudFormation: roleTemplate("cloudformation", actions),
    terraform: roleTemplate("terraform", actions),
  };
}
