import { Network } from "lucide-react";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ANSWER_TERMS, AWS_TERMS } from "#lib/domain/terms.ts";
import { isOfOwnMachine, type Transit } from "#lib/domain/transit.ts";
import { openedFrom } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { TransitControl, TransitView } from "#lib/views/transit.ts";
import { ConnectionTable } from "./connection-table.tsx";
import { saysOfConnections, saysOfOwnMachine } from "./connection-words.ts";
import { EndpointTable } from "./endpoint-table.tsx";
import { TransitControls } from "./transit-controls.tsx";

interface TransitPageProps {
  readonly of: TransitView;
}

/** Encryption in transit: TLS controls, VPC endpoints, and the scanner's own connections. */
export function TransitPage({ of: { posture, transit, controls } }: TransitPageProps) {
  return (
    <>
      <SnapshotNotice posture={posture} newest={openedFrom("/transit", posture.asked)} />
      <PageHeader
        title="Encryption in transit"
        answer={transit && <Answer controls={controls} />}
        terms={[AWS_TERMS.tls, AWS_TERMS["interface-endpoint"], ...Object.values(ANSWER_TERMS)]}
      />
      {transit ? (
        <div className="grid gap-4">
          <Panel id="in-transit" title="Controls" flush>
            <TransitControls controls={controls} asked={posture.asked} />
          </Panel>
          <Panel id="vpc-endpoints" title="VPC endpoints" flush>
            <EndpointTable regions={transit.regions} />
          </Panel>
          <Panel id="connections" title="Scanner connections" flush>
            <ScannerConnections all={transit.connections} />
          </Panel>
        </div>
      ) : (
        <div className="rounded-lg border border-line bg-surface shadow-card">
          <Empty Icon={Network} title="Not scanned">
            The scans predate the checks of encryption in transit. Run a new scan to evaluate them.
          </Empty>
        </div>
      )}
    </>
  );
}

function Answer({ controls }: { controls: readonly TransitControl[] }) {
  const failed = controls.filter(({ fail }) => fail > 0).length;
  const unknown = controls.filter(({ fail, cannotTell }) => fail === 0 && cannotTell > 0).length;
  return (
    <>
      <strong className="number font-semibold text-ink">{failed}</strong> of{" "}
      {countOf(controls.length, "control for encryption in transit", "controls for encryption in transit")} failed
      {unknown > 0 && `, ${unknown} partly unknown`}.
    </>
  );
}

/** The connections to AWS as a table; an endpoint of the scanner's own machine as one sentence. */
function ScannerConnections({ all }: { all: Transit["connections"] }) {
  const own = all.filter(isOfOwnMachine);
  const others = all.filter((connection) => !isOfOwnMachine(connection));
  return (
    <>
      {own.length > 0 && <p className="max-w-prose px-4 pt-3 text-sm">{saysOfOwnMachine(own)}</p>}
      {(others.length > 0 || own.length === 0) && (
        <p className="max-w-prose px-4 py-3 text-muted text-sm">{saysOfConnections(others)}</p>
      )}
      {others.length > 0 ? <ConnectionTable connections={others} /> : <div className="pb-3" />}
    </>
  );
}
