import { FirstVisit } from "#components/posture/first-visit.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Overview } from "#components/posture/overview.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { overview, readOverviewQuery } from "#lib/server/pages/overview.ts";
import { activeScan, scans } from "#lib/server/pages/scans.ts";

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const { query, problems } = readOverviewQuery(await searchParams);
  const { scan } = query;
  const [data, active] = await Promise.all([overview(scan), activeScan()]);
  if (!data) return scan ? <NoSnapshot /> : <FirstVisit active={active} last={(await scans(1))[0] ?? null} />;
  return (
    <>
      <Problems problems={problems} />
      <Overview data={data} active={active} scan={scan} now={new Date()} />
    </>
  );
}
