import type { Metadata } from "next";
import { Controls } from "#components/controls/controls.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { controls, readControlsQuery } from "#lib/server/pages/controls.ts";

export const metadata: Metadata = { title: "Controls" };

export default async function ControlsPage({ searchParams }: PageProps<"/controls">) {
  const { query, problems } = readControlsQuery(await searchParams);
  const data = await controls(query.asked);
  if (!data) return <NoSnapshot why={await whyNoPosture(query)} />;
  return (
    <>
      <Problems problems={problems} />
      <Controls data={data} filter={query.filter} />
    </>
  );
}
