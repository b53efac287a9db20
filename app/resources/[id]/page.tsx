import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ResourcePage } from "#components/resources/resource-page.tsx";
import { hrefWith } from "#lib/format/hrefs.ts";
import { readResourcePageQuery, resourcePage } from "#lib/server/pages/resource.ts";

type Props = PageProps<"/resources/[id]">;

/** The title and the page need the same data: the database is read once. */
const viewOf = cache(resourcePage);

async function read({ params, searchParams }: Props) {
  const [{ id }, parameters] = await Promise.all([params, searchParams]);
  const { scan, from } = readResourcePageQuery(parameters);
  const view = await viewOf(id, scan, from);
  // An older link has the id from before ids contained the account.
  if (view && view.detail.id !== id) redirect(hrefWith(`/resources/${view.detail.id}`, parameters));
  return { scan, view };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props);
  return { title: view?.detail.observation.name ?? "Not found" };
}

export default async function ResourceDetailPage(props: Props) {
  const { view, scan } = await read(props);
  if (!view) notFound();
  const { detail, keyEvents, timelines, cameFrom } = view;
  return (
    <ResourcePage of={detail} labels={detail.labels} {...{ keyEvents, timelines, scan, cameFrom }} now={new Date()} />
  );
}
