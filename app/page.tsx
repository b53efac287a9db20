import { FirstVisit } from "#components/posture/first-visit.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Overview } from "#components/posture/overview.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { lastWeek, overview, readOverviewQuery } from "#lib/server/pages/overview.ts";
import { activeScan, scans } from "#lib/server/pages/scans.ts";

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const { query, problems } = readOverviewQuery(await searchParams);
  const { asked, wholeMatrix } = query;
  const [data, active] = await Promise.all([overview(asked), activeScan()]);
  if (!data && asked.scan === null && asked.at === null)
    return <FirstVisit active={active} last={(await scans(1))[0] ?? null} />;
  if (!data) return <NoSnapshot why={await whyNoPosture({ asked })} />;
  return (
    <>
      <Problems problems={problems} />
      <Overview data={data} week={lastWeek(asked)} wholeMatrix={wholeMatrix} active={active} now={new Date()} />
    </>
  );
}
