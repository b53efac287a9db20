import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { ResourcePage } from "#components/resources/resource-page.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { hrefWith } from "#lib/format/hrefs.ts";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { readResourcePageQuery, resourcePage } from "#lib/server/pages/resource.ts";

type Props = PageProps<"/resources/[id]">;

/** The title and the page need the same data: the database is read once. */
const viewOf = cache((id: string, scan: string | null, at: string | null, from: string | null) =>
  resourcePage(id, { scan, at }, from),
);

async function read({ params, searchParams }: Props) {
  const [{ id }, parameters] = await Promise.all([params, searchParams]);
  const { query, problems } = readResourcePageQuery(parameters);
  const { asked, from } = query;
  const view = await viewOf(id, asked.scan, asked.at, from);
  // An older link has the id from before ids contained the account.
  if (view && view.detail.id !== id) redirect(hrefWith(`/resources/${view.detail.id}`, parameters));
  return { query, problems, view };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props);
  return { title: view?.detail.observation.name ?? "Not found" };
}

export default async function ResourceDetailPage(props: Props) {
  const { view, query, problems } = await read(props);
  if (!view) {
    const why = await whyNoPosture(query);
    if (why.kind === "not-kept") return <NoSnapshot why={why} />;
    notFound();
  }
  const { detail, keyEvents, timelines, cameFrom } = view;
  return (
    <>
      <Problems problems={problems} />
      <ResourcePage of={detail} labels={detail.labels} {...{ keyEvents, timelines, cameFrom }} now={new Date()} />
    </>
  );
}
