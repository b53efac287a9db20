import type { Metadata } from "next";
import { Coverage } from "#components/coverage/coverage.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { coverage } from "#lib/server/pages/coverage.ts";

export const metadata: Metadata = { title: "Coverage" };

export default async function CoveragePage() {
  const now = new Date();
  const view = await coverage(now);
  return view ? <Coverage of={view} now={now} /> : <NoSnapshot />;
}
