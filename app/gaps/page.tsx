import type { Metadata } from "next";
import { Gaps } from "#components/gaps/gaps.tsx";
import { GAPS_PARAMETERS, readGapsFilter } from "#components/gaps/gaps-filter.ts";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { readScanQuery } from "#lib/server/page-queries.ts";
import { gaps } from "#lib/server/pages.ts";

export const metadata: Metadata = { title: "Gaps" };

export default async function GapsPage({ searchParams }: PageProps<"/gaps">) {
  const parameters = await searchParams;
  const { scan, problems } = readScanQuery(parameters, GAPS_PARAMETERS);
  const { filter, page, limit, problems: strange } = readGapsFilter(parameters);
  const data = await gaps(scan ?? undefined);
  if (!data) return <NoSnapshot />;
  return (
    <>
      <Problems problems={[...problems, ...strange]} />
      <Gaps data={data} filter={filter} page={page} limit={limit} scan={scan} />
    </>
  );
}
