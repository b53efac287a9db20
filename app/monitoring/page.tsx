import type { Metadata } from "next";
import { Monitoring } from "#components/monitoring/monitoring.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { monitoring } from "#lib/server/monitoring-page.ts";
import { readScanQuery } from "#lib/server/page-queries.ts";

export const metadata: Metadata = { title: "Monitoring" };

export default async function MonitoringPage({ searchParams }: PageProps<"/monitoring">) {
  const { scan, problems } = readScanQuery(await searchParams);
  const data = await monitoring(scan ?? undefined);
  if (!data) return <NoSnapshot />;
  return (
    <>
      <Problems problems={problems} />
      <Monitoring data={data} scan={scan} />
    </>
  );
}
