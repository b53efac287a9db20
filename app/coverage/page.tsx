import type { Metadata } from "next";
import { Coverage } from "#components/coverage/coverage.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { COVERAGE_ACCOUNTS, coveragePage, readCoverageQuery } from "#lib/server/pages/coverage.ts";

export const metadata: Metadata = { title: "Coverage" };

export default async function CoveragePage({ searchParams }: PageProps<"/coverage">) {
  const { query, problems } = readCoverageQuery(await searchParams);
  const now = new Date();
  const view = await coveragePage(query, now);
  if (!view) return <NoSnapshot why={await whyNoPosture(query)} />;
  return (
    <>
      <Problems problems={problems} />
      <Coverage of={view} asked={query.asked} limit={COVERAGE_ACCOUNTS} now={now} />
    </>
  );
}
