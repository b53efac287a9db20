import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { KeyPage } from "#components/keys/key-page.tsx";
import { keyDetail } from "#lib/server/pages.ts";

export const metadata: Metadata = { title: "Key" };

export default async function KeyDetailPage({ params, searchParams }: PageProps<"/keys/[id]">) {
  const [{ id }, { scan }] = await Promise.all([params, searchParams]);
  const asked = typeof scan === "string" ? scan : null;
  const detail = await keyDetail(id, asked ?? undefined);
  if (!detail) notFound();
  return <KeyPage of={detail} scan={asked} now={new Date()} />;
}
