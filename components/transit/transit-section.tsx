import { Panel } from "#components/ui/panel.tsx";
import type { Connection } from "#lib/domain/transit.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { TransitView } from "#lib/views/transit.ts";
import { ConnectionTable } from "./connection-table.tsx";
import { EndpointTable } from "./endpoint-table.tsx";
import { TransitControls } from "./transit-controls.tsx";

/** Data in transit: TLS controls, VPC endpoints, and the scanner's own connections. */
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
      <Panel id="connections" title="Scanner connections" flush>
        <p className="max-w-prose px-4 py-3 text-muted text-sm">
          {saysOf(connections)} The table shows the TLS versions negotiated during the scan; this does not prove service
          configuration.
        </p>
        <ConnectionTable connections={connections} />
      </Panel>
    </>
  );
}

/** Without an observed connection nothing is known. */
function saysOf(connections: readonly Connection[]): string {
  if (connections.length === 0) return "No connections were observed.";
  const plain = connections.filter(({ protocol }) => protocol === null).length;
  return plain === 0
    ? "All connections used TLS."
    : `${formatCount(plain)} of ${countOf(connections.length, "connection")} did not use TLS.`;
}
