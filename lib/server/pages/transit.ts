import "server-only";
import { tlsOnlyBuckets } from "#lib/controls/bep-050-tls-only-buckets.ts";
import { opensearchHttps } from "#lib/controls/bep-051-opensearch-https.ts";
import { opensearchNodeToNode } from "#lib/controls/bep-052-opensearch-node-to-node.ts";
import { vpcEndpoints } from "#lib/controls/bep-053-vpc-endpoints.ts";
import { type Asked, isInScope, type Scope } from "#lib/domain/posture.ts";
import type { Transit } from "#lib/domain/transit.ts";
import type { FactsOf } from "#lib/snapshots/account-queries.ts";
import type { TransitView } from "#lib/views/transit.ts";
import { ofPosture } from "../of-posture.ts";
import { PAGE_PARAMETERS } from "../url/parameters.ts";
import { readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** Reads the URL of the page: `scan`, `at`, `account` and `region`. */
export const readTransitQuery = (parameters: UrlParameters) => readParameters(PAGE_PARAMETERS, parameters);

/** The controls of data in transit, in the order of the page. */
const CONTROLS = [tlsOnlyBuckets, opensearchHttps, opensearchNodeToNode, vpcEndpoints];

/** Encryption in transit in some accounts and Regions; null where there is no such posture. */
export async function transit(asked: Asked & Scope): Promise<TransitView | null> {
  return ofPosture({ asked }, async ({ account, controls }, posture) => {
    const tallies = await controls.tallies(posture.point, asked);
    return {
      posture,
      transit: merged(await account.transitOf(posture.point), asked, posture.accounts.length > 1),
      controls: CONTROLS.flatMap(({ id, title }) => {
        const tally = tallies.find(({ control }) => control === id);
        return tally ? [{ id, title, pass: tally.pass, fail: tally.fail, cannotTell: tally.cannotTell }] : [];
      }),
    };
  });
}

/** What was read of each account in one; null if nothing was. */
function merged(found: readonly FactsOf<Transit>[], scope: Scope, areSeveral: boolean): TransitView["transit"] {
  if (found.length === 0) return null;
  return {
    regions: found.flatMap(({ accountId, facts }) =>
      facts.regions
        .filter(({ region }) => isInScope(scope, { accountId, region }))
        .map((region) => ({ ...region, account: areSeveral ? accountId : null })),
    ),
    connections: found.flatMap(({ accountId, facts }) =>
      facts.connections.filter(({ region }) => isInScope(scope, { accountId, region })),
    ),
  };
}
