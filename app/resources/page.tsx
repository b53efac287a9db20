import type { Metadata } from "next";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Resources } from "#components/resources/resources.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { readResourcesPageQuery, resources } from "#lib/server/pages/resources.ts";

export const metadata: Metadata = { title: "Resources" };

export default async function ResourcesPage({ searchParams }: PageProps<"/resources">) {
  const { query, problems } = readResourcesPageQuery(await searchParams);
  const view = await resources(query);
  if (!view) return <NoSnapshot why={await whyNoPosture(query)} />;
  const { filter, sort, limit, columns } = query;
  return (
    <>
      <Problems problems={problems} />
      <Resources {...view} state={{ filter, sort, limit, columns, asked: view.posture.asked }} />
    </>
  );
}
