import type { ContentService } from "#lib/catalogue/resource-type.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import type { Seen } from "#lib/domain/snapshot.ts";

/** The service that carries the content of applications, by resource type. */
const SERVICES: ReadonlyMap<string, ContentService> = new Map(
  RESOURCE_TYPES.flatMap(({ definition: { type, contentService } }) =>
    contentService ? [[type, contentService] as const] : [],
  ),
);

/** The services that a Region uses, and those that it may use: services of types that could not be listed there. */
export interface InUse {
  readonly region: string;
  readonly used: ReadonlySet<ContentService>;
  readonly perhaps: ReadonlySet<ContentService>;
}

/** The content services in use, by Region and by the resources that exist. Regions that use none are left out. */
export function servicesInUse({ rows }: Pick<Seen, "rows">): ReadonlyMap<string, InUse> {
  const regions = new Map<string, { region: string; used: Set<ContentService>; perhaps: Set<ContentService> }>();
  for (const { region, type, resourceId } of rows) {
    const service = SERVICES.get(type);
    if (!service) continue;
    const of = regions.get(region) ?? { region, used: new Set(), perhaps: new Set() };
    (resourceId === null ? of.perhaps : of.used).add(service);
    regions.set(region, of);
  }
  return regions;
}
