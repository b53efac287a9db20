import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { KeyPage } from "#components/keys/key-page.tsx";
import { timelineQuery } from "#components/keys/key-timeline.tsx";
import { keyEvents } from "#lib/server/key-events.ts";
import { keyDetail } from "#lib/server/pages.ts";

type Props = PageProps<"/keys/[id]">;

/** Title and page ask the same; the database is asked once. */
const detailOf = cache((id: string, scan: string | null) => keyDetail(id, scan ?? undefined));

async function read({ params, searchParams }: Props) {
  const [{ id }, { scan }] = await Promise.all([params, searchParams]);
  const asked = typeof scan === "string" ? scan : null;
  return { asked, detail: await detailOf(id, asked) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { detail } = await read(props);
  return { title: detail ? (detail.summary.alias ?? detail.summary.arn.split("/").at(-1)) : "Not found" };
}

export default async function KeyDetailPage(props: Props) {
  const { asked, detail } = await read(props);
  const events = detail && (await keyEvents(detail.summary.id, detail.scan.id));
  if (!detail || !events) notFound();
  const timeline = timelineQuery(await props.searchParams);
  return <KeyPage of={detail} events={events} timeline={timeline} scan={asked} now={new Date()} />;
}
