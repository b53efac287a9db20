import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScanDetails } from "#components/scans/scan-details.tsx";
import { landedBy, scan } from "#lib/server/pages/scans.ts";

export const metadata: Metadata = { title: "Scan" };

export default async function ScanPage({ params }: PageProps<"/scans/[id]">) {
  const { id } = await params;
  const found = await scan(id);
  if (!found) notFound();
  return <ScanDetails scan={found} readings={await landedBy(id)} now={new Date()} />;
}
