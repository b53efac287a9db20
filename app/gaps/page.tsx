import type { Metadata } from "next";
import { readGapKind } from "#components/gaps/gap-kind.tsx";
import { Gaps } from "#components/gaps/gaps.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { gaps } from "#lib/server/pages.ts";

export const metadata: Metadata = { title: "Gaps" };

export default async function GapsPage({ searchParams }: PageProps<"/gaps">) {
  const { scan, kind } = await searchParams;
  const asked = typeof scan === "string" ? scan : null;
  const data = await gaps(asked ?? undefined);
  if (!data) return <NoSnapshot />;
  return <Gaps data={data} kind={readGapKind([kind].flat()[0])} scan={asked} />;
}
