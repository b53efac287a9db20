import "server-only";
import type { Observation } from "#lib/domain/observation.ts";
import type { ResourceLink } from "#lib/domain/resource-link.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { ServedVersion } from "#lib/views/resource.ts";

/**
 * A draft and its versions, each with its key and the aliases that serve it. Empty for what has no versions.
 *
 * @param children what lives in the resource
 */
export async function servedVersions(
  { resources, rows }: SnapshotStore,
  scanId: string,
  draft: { readonly id: string; readonly observation: Observation; readonly verdict: Verdict },
  children: readonly ResourceLink[],
): Promise<readonly ServedVersion[]> {
  const { observation } = draft;
  const versions = children.filter(({ arn }) => /#version\/[^/]+$/.test(arn));
  if (versions.length === 0) return [];
  const { type, name, arn, region, status } = observation;
  const all = [{ id: draft.id, type, name, arn, region, status, verdict: draft.verdict }, ...versions];
  const routes = await resources.routesTo(
    scanId,
    all.map((each) => each.arn),
    region,
  );
  const keys = await rows.keysOfResources(
    scanId,
    all.map(({ id }) => id),
  );
  return all.map((resource) => {
    const key = keys.get(resource.id)?.[0];
    return {
      resource,
      isDraft: resource.id === draft.id,
      keyAlias: key?.keyAlias ?? null,
      keyArn: key?.keyArn ?? null,
      keyId: key?.keyArn ? urlId(key.keyArn) : null,
      through: routes.filter(({ toArn }) => toArn === resource.arn),
    };
  });
}
