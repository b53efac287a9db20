import type { Metadata } from "next";
import { Keys } from "#components/keys/keys.tsx";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { whyNoPosture } from "#lib/server/of-posture.ts";
import { keys, readKeysPageQuery } from "#lib/server/pages/keys.ts";

export const metadata: Metadata = { title: "Keys" };

export default async function KeysPage({ searchParams }: PageProps<"/keys">) {
  const { query, problems } = readKeysPageQuery(await searchParams);
  const view = await keys(query);
  if (!view) return <NoSnapshot why={await whyNoPosture(query)} />;
  return (
    <>
      <Problems problems={problems} />
      <Keys
        {...view}
        state={{ ...query.filter, sort: query.sort, limit: query.limit, asked: view.posture.asked }}
        now={new Date()}
      />
    </>
  );
}
