import type { Metadata } from "next";
import { Monitoring } from "#components/monitoring/monitoring.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { monitoring, readMonitoringQuery } from "#lib/server/pages/monitoring.ts";

export const metadata: Metadata = { title: "Monitoring" };

export default async function MonitoringPage({ searchParams }: PageProps<"/monitoring">) {
  const { query, problems } = readMonitoringQuery(await searchParams);
  const data = await monitoring(query);
  if (!data) return <NoSnapshot why={await whyNoPosture({ asked: query })} />;
  return (
    <>
      <Problems problems={problems} />
      <Monitoring data={data} />
    </>
  );
}
