import "server-only";
import { tlsOnlyBuckets } from "#lib/controls/bep-050-tls-only-buckets.ts";
import { opensearchHttps } from "#lib/controls/bep-051-opensearch-https.ts";
import { opensearchNodeToNode } from "#lib/controls/bep-052-opensearch-node-to-node.ts";
import { vpcEndpoints } from "#lib/controls/bep-053-vpc-endpoints.ts";
import type { TransitView } from "#lib/views/transit.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { SCAN_PARAMETERS } from "../url/parameters.ts";
import { readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** Reads the URL of the page: `scan`. */
export const readTransitQuery = (parameters: UrlParameters) => readParameters(SCAN_PARAMETERS, parameters);

/** The controls of data in transit, in the order of the page. */
const CONTROLS = [tlsOnlyBuckets, opensearchHttps, opensearchNodeToNode, vpcEndpoints];

/** Encryption in transit in one completed scan, or the newest; null where there is none. */
export async function transit(scanId: string | null): Promise<TransitView | null> {
  return ofSnapshot(scanId, async ({ account, controls }, scan) => {
    const tallies = await controls.tallies(scan.id);
    return {
      scan,
      transit: await account.transit(scan.id),
      controls: CONTROLS.flatMap(({ id, title }) => {
        const tally = tallies.find(({ control }) => control === id);
        return tally ? [{ id, title, pass: tally.pass, fail: tally.fail, cannotTell: tally.cannotTell }] : [];
      }),
    };
  });
}
