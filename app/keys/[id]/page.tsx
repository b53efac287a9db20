import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { KeyPage } from "#components/keys/key-page.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { keyPage, readKeyPageQuery } from "#lib/server/pages/key.ts";

type Props = PageProps<"/keys/[id]">;

/** The title and the page need the same data: the database is read once. */
const viewOf = cache((id: string, scan: string | null, at: string | null, from: string | null) =>
  keyPage(id, { scan, at }, from),
);

async function read({ params, searchParams }: Props) {
  const [{ id }, parameters] = await Promise.all([params, searchParams]);
  const { query, problems } = readKeyPageQuery(parameters);
  const { asked, from } = query;
  return { query, problems, view: await viewOf(id, asked.scan, asked.at, from) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props);
  return { title: view ? (view.detail.summary.alias ?? view.detail.summary.arn.split("/").at(-1)) : "Not found" };
}

export default async function KeyDetailPage(props: Props) {
  const { view, query, problems } = await read(props);
  if (!view) {
    const why = await whyNoPosture(query);
    if (why.kind === "not-kept") return <NoSnapshot why={why} />;
    notFound();
  }
  const { detail, events, cameFrom } = view;
  return (
    <>
      <Problems problems={problems} />
      <KeyPage of={detail} {...{ events, timeline: query.timeline, cameFrom }} now={new Date()} />
    </>
  );
}
