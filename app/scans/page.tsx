import type { Metadata } from "next";
import { Scans } from "#components/scans/scans.tsx";
import { activeScan, exampleHistory, scans } from "#lib/server/pages/scans.ts";

export const metadata: Metadata = { title: "Scans" };

const LIMIT = 100;

export default async function ScansPage() {
  const active = await activeScan();
  const history = await exampleHistory();
  return <Scans scans={await scans(LIMIT)} {...{ active, history }} limit={LIMIT} now={new Date()} />;
}
