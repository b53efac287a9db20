import type { Metadata } from "next";
import { Changes } from "#components/changes/changes.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { changes, readChangesPageQuery, whichOf } from "#lib/server/pages/changes.ts";

export const metadata: Metadata = { title: "Changes" };

export default async function ChangesPage({ searchParams }: PageProps<"/changes">) {
  const { query, problems } = readChangesPageQuery(await searchParams);
  const view = await changes(query);
  if (!view) return <NoSnapshot why={await whyNoPosture(whichOf(query))} />;
  return (
    <>
      <Problems problems={problems} />
      <Changes {...view} state={{ ...query.filter, ...view.pinned, limit: query.limit }} now={new Date()} />
    </>
  );
}
