import { Panel } from "#components/ui/panel.tsx";
import type { Connection } from "#lib/domain/transit.ts";
import type { TransitView } from "#lib/domain/transit-view.ts";
import { countOf } from "#lib/format/numbers.ts";
import { ConnectionTable } from "./connection-table.tsx";
import { EndpointTable } from "./endpoint-table.tsx";
import { TransitControls } from "./transit-controls.tsx";

/** Data in transit: what turns plain HTTP away, which ways stay in a VPC, and how the scanner itself was connected. */
export function TransitSection({ of: { transit, controls }, scan }: { of: TransitView; scan: string | null }) {
  if (!transit) return null;
  const { connections } = transit;
  return (
    <>
      <Panel id="in-transit" title="In transit" flush>
        <TransitControls controls={controls} scan={scan} />
      </Panel>
      <Panel id="vpc-endpoints" title="VPC endpoints" flush>
        <EndpointTable regions={transit.regions} />
      </Panel>
      <Panel id="connections" title="Connections of the scanner" flush>
        <p className="max-w-prose px-4 py-3 text-muted text-sm">
          {saysOf(connections)} This is what was negotiated when the scan was made: evidence of handshakes, not of
          settings.
        </p>
        <ConnectionTable connections={connections} />
      </Panel>
    </>
  );
}

/** No connection seen is no comfort: nothing is known then. */
function saysOf(connections: readonly Connection[]): string {
  if (connections.length === 0) return "No connection was seen.";
  const plain = connections.filter(({ protocol }) => protocol === null).length;
  return plain === 0
    ? "All of them spoke TLS."
    : `${countOf(plain, "connection")} of ${connections.length} without TLS.`;
}
