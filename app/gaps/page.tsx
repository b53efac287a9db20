import type { Metadata } from "next";
import { Gaps } from "#components/gaps/gaps.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { gapsPage, readGapsQuery } from "#lib/server/pages/gaps.ts";

export const metadata: Metadata = { title: "Gaps" };

export default async function GapsPage({ searchParams }: PageProps<"/gaps">) {
  const { query, problems } = readGapsQuery(await searchParams);
  const data = await gapsPage(query);
  if (!data) return <NoSnapshot why={await whyNoPosture(query)} />;
  return (
    <>
      <Problems problems={problems} />
      <Gaps data={data} filter={query.filter} sort={query.sort} limit={query.limit} />
    </>
  );
}
