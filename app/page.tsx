import { FirstVisit } from "#components/posture/first-visit.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Overview } from "#components/posture/overview.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { readScanQuery } from "#lib/server/page-queries.ts";
import { activeScan, overview, scans } from "#lib/server/pages.ts";

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const { scan, problems } = readScanQuery(await searchParams);
  const [data, active] = await Promise.all([overview(scan ?? undefined), activeScan()]);
  if (!data) return scan ? <NoSnapshot /> : <FirstVisit active={active} last={(await scans(1))[0] ?? null} />;
  return (
    <>
      <Problems problems={problems} />
      <Overview data={data} active={active} scan={scan} now={new Date()} />
    </>
  );
}
