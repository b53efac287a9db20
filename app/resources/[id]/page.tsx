import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ResourcePage } from "#components/resources/resource-page.tsx";
import { resourceDetail } from "#lib/server/pages.ts";

export const metadata: Metadata = { title: "Resource" };

export default async function ResourceDetailPage({ params, searchParams }: PageProps<"/resources/[id]">) {
  const [{ id }, { scan }] = await Promise.all([params, searchParams]);
  const asked = typeof scan === "string" ? scan : null;
  const detail = await resourceDetail(id, asked ?? undefined);
  if (!detail) notFound();
  return <ResourcePage of={detail} labels={detail.labels} scan={asked} now={new Date()} />;
}
