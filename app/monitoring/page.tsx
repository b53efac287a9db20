import type { Metadata } from "next";
import { Monitoring } from "#components/monitoring/monitoring.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { TransitSection } from "#components/transit/transit-section.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { monitoring } from "#lib/server/monitoring-page.ts";
import { readScanQuery } from "#lib/server/page-queries.ts";
import { transitSection } from "#lib/server/transit-section.ts";

export const metadata: Metadata = { title: "Monitoring" };

export default async function MonitoringPage({ searchParams }: PageProps<"/monitoring">) {
  const { scan, problems } = readScanQuery(await searchParams);
  const data = await monitoring(scan ?? undefined);
  if (!data) return <NoSnapshot />;
  // Both from one snapshot, also when another scan ends in between.
  const transit = await transitSection(data.scan.id);
  return (
    <>
      <Problems problems={problems} />
      <Monitoring data={data} scan={scan}>
        {transit && <TransitSection of={transit} scan={scan} />}
      </Monitoring>
    </>
  );
}
