import type { Metadata } from "next";
import { Controls } from "#components/controls/controls.tsx";
import { CONTROLS_PARAMETERS, readControlsFilter } from "#components/controls/controls-filter.ts";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { controls } from "#lib/server/control-pages.ts";
import { readScanQuery } from "#lib/server/page-queries.ts";

export const metadata: Metadata = { title: "Controls" };

export default async function ControlsPage({ searchParams }: PageProps<"/controls">) {
  const parameters = await searchParams;
  const { scan, problems } = readScanQuery(parameters, CONTROLS_PARAMETERS);
  const { filter, problems: strange } = readControlsFilter(parameters);
  const data = await controls(scan ?? undefined);
  if (!data) return <NoSnapshot />;
  return (
    <>
      <Problems problems={[...problems, ...strange]} />
      <Controls data={data} filter={filter} scan={scan} />
    </>
  );
}
