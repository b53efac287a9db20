import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScanDetails } from "#components/scans/scan-details.tsx";
import { scan } from "#lib/server/pages/scans.ts";

export const metadata: Metadata = { title: "Scan" };

export default async function ScanPage({ params }: PageProps<"/scans/[id]">) {
  const found = await scan((await params).id);
  if (!found) notFound();
  return <ScanDetails scan={found} now={new Date()} />;
}
