import type { Metadata } from "next";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { TransitPage } from "#components/transit/transit-page.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { readTransitQuery, transit } from "#lib/server/pages/transit.ts";

export const metadata: Metadata = { title: "Encryption in transit" };

export default async function EncryptionInTransit({ searchParams }: PageProps<"/transit">) {
  const { query, problems } = readTransitQuery(await searchParams);
  const view = await transit(query);
  if (!view) return <NoSnapshot why={await whyNoPosture({ asked: query })} />;
  return (
    <>
      <Problems problems={problems} />
      <TransitPage of={view} />
    </>
  );
}
