import type { Metadata } from "next";
import { Scans } from "#components/scans/scans.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { readScansQuery, scansPage } from "#lib/server/pages/scans.ts";

export const metadata: Metadata = { title: "Scans" };

export default async function ScansPage({ searchParams }: PageProps<"/scans">) {
  const { query, problems } = readScansQuery(await searchParams);
  const { asked, sort, limit } = query;
  const now = new Date();
  return (
    <>
      <Problems problems={problems} />
      <Scans view={await scansPage(query, now)} state={{ asked, sort, limit }} now={now} />
    </>
  );
}
