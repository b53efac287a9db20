import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ControlPage } from "#components/controls/control-page.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { control } from "#lib/server/pages/control.ts";
import { controlText } from "#lib/server/pages/controls.ts";
import { readControlPageQuery } from "#lib/server/pages/finding-query.ts";

type Props = PageProps<"/controls/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = controlText((await params).id);
  return { title: text ? `${text.id} ${text.title}` : "Not found" };
}

export default async function ControlDetailPage({ params, searchParams }: Props) {
  const [{ id }, parameters] = await Promise.all([params, searchParams]);
  const text = controlText(id);
  if (!text) notFound();
  const { query, problems } = readControlPageQuery(id, parameters);
  const view = await control(text, query);
  if (!view) return <NoSnapshot why={await whyNoPosture(query)} />;
  const { answer, region, account, q } = query.filter;
  return (
    <>
      <Problems problems={problems} />
      <ControlPage
        {...view}
        text={text}
        now={new Date()}
        state={{
          answer,
          region,
          account,
          q,
          sort: query.sort,
          limit: query.limit,
          asked: view.posture.asked,
          from: view.cameFrom?.from ?? null,
        }}
      />
    </>
  );
}
