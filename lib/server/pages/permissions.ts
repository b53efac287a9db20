import "server-only";
import { permissions, policyForPermissions } from "#lib/catalogue/permissions.ts";
import { roleTemplate } from "#lib/catalogue/role-templates.ts";

/** What a scan is allowed to do, and the role that allows just that. Derived from the catalogue. */
export function permissionTexts() {
  const actions = permissions();
  return {
    actions,
    policy: policyForPermissions(actions),
    cloudFormation: roleTemplate("cloudformation", actions),
    terraform: roleTemplate("terraform", actions),
  };
}
