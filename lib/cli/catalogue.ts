import { outlineOf } from "#lib/catalogue/outline.ts";
import { permissions, policyForPermissions } from "#lib/catalogue/permissions.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { roleTemplate } from "#lib/catalogue/role-templates.ts";
import { type CatalogueCommand, readCatalogueCommand } from "./catalogue/catalogue-options.ts";
import { catalogueTable } from "./catalogue/catalogue-table.ts";
import { runCommand } from "./command.ts";

/** `npm run catalogue`: prints the resource types with their rules, or the permissions that a scan needs, to stdout. */
await runCommand(async () => {
  process.stdout.write(`${printed(readCatalogueCommand(process.argv.slice(2))).trimEnd()}\n`);
  return 0;
});

function printed(command: CatalogueCommand): string {
  switch (command.print) {
    case "table":
      return catalogueTable(RESOURCE_TYPES.map(outlineOf));
    case "json":
      return JSON.stringify(RESOURCE_TYPES.map(outlineOf), null, 2);
    case "policy":
      return policyForPermissions(permissions());
    case "role":
      return roleTemplate(command.format, permissions());
  }
}
