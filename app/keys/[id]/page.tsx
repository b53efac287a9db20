import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { KeyPage } from "#components/keys/key-page.tsx";
import { keyPage, readKeyPageQuery } from "#lib/server/pages/key.ts";

type Props = PageProps<"/keys/[id]">;

/** The title and the page need the same data: the database is read once. */
const viewOf = cache(keyPage);

async function read({ params, searchParams }: Props) {
  const [{ id }, parameters] = await Promise.all([params, searchParams]);
  const query = readKeyPageQuery(parameters);
  return { ...query, view: await viewOf(id, query.scan, query.from) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props);
  return { title: view ? (view.detail.summary.alias ?? view.detail.summary.arn.split("/").at(-1)) : "Not found" };
}

export default async function KeyDetailPage(props: Props) {
  const { view, timeline, scan } = await read(props);
  if (!view) notFound();
  const { detail, events, cameFrom } = view;
  return <KeyPage of={detail} {...{ events, timeline, scan, cameFrom }} now={new Date()} />;
}
