import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ResourcePage } from "#components/resources/resource-page.tsx";
import { eventsOfResource } from "#lib/server/key-events.ts";
import { resourceDetail } from "#lib/server/pages.ts";

type Props = PageProps<"/resources/[id]">;

/** Title and page ask the same; the database is asked once. */
const detailOf = cache((id: string, scan: string | null) => resourceDetail(id, scan ?? undefined));

async function read({ params, searchParams }: Props) {
  const [{ id }, { scan }] = await Promise.all([params, searchParams]);
  const asked = typeof scan === "string" ? scan : null;
  return { asked, detail: await detailOf(id, asked) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { detail } = await read(props);
  return { title: detail?.observation.name ?? "Not found" };
}

export default async function ResourceDetailPage(props: Props) {
  const { asked, detail } = await read(props);
  if (!detail) notFound();
  return (
    <ResourcePage
      of={detail}
      keyEvents={await eventsOfResource(detail)}
      labels={detail.labels}
      scan={asked}
      now={new Date()}
    />
  );
}
