import type { Metadata } from "next";
import { Controls } from "#components/controls/controls.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { controls, readControlsQuery } from "#lib/server/pages/controls.ts";

export const metadata: Metadata = { title: "Controls" };

export default async function ControlsPage({ searchParams }: PageProps<"/controls">) {
  const { query, problems } = readControlsQuery(await searchParams);
  const data = await controls(query.scan);
  if (!data) return <NoSnapshot />;
  return (
    <>
      <Problems problems={problems} />
      <Controls data={data} {...query} />
    </>
  );
}
