import { Panel } from "#components/ui/panel.tsx";
import type { CoveredUnit } from "#lib/domain/coverage.ts";
import { countOf } from "#lib/format/numbers.ts";

/** The Regions that accounts have not enabled. */
export function NotEnabled({ units }: { units: readonly CoveredUnit[] }) {
  const ofAccount = Map.groupBy(units, ({ accountId }) => accountId);
  return (
    <Panel id="not-enabled" title="Regions that are not enabled" aside={countOf(units.length, "Region")}>
      <dl className="grid gap-2 text-sm sm:grid-cols-[max-content_1fr] sm:gap-x-6">
        {[...ofAccount].map(([account, regions]) => (
          <div key={account} className="contents">
            <dt className="number">{account}</dt>
            <dd className="font-mono text-xs leading-6">{regions.map(({ region }) => region).join(", ")}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
