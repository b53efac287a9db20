import type { Metadata } from "next";
import { Scans } from "#components/scans/scans.tsx";
import { activeScan, scans } from "#lib/server/pages/scans.ts";

export const metadata: Metadata = { title: "Scans" };

const LIMIT = 100;

export default async function ScansPage() {
  const active = await activeScan();
  return <Scans scans={await scans(LIMIT)} limit={LIMIT} active={active} now={new Date()} />;
}
