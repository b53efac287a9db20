import { FirstVisit } from "#components/posture/first-visit.tsx";
import { Overview } from "#components/posture/overview.tsx";
import { activeScan, overview, scans } from "#lib/server/pages.ts";

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const { scan } = await searchParams;
  const asked = typeof scan === "string" ? scan : null;
  const [data, active] = await Promise.all([overview(asked ?? undefined), activeScan()]);
  if (!data) return <FirstVisit active={active} last={(await scans(1))[0] ?? null} />;
  return <Overview data={data} active={active} scan={asked} now={new Date()} />;
}
