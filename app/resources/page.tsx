import type { Metadata } from "next";
import { NoSnapshot } from "#components/posture/no-snapshot.tsx";
import { columnProblems, readColumns } from "#components/resources/columns.ts";
import { Resources } from "#components/resources/resources.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { readResourceQuery } from "#lib/server/page-queries.ts";
import { resources } from "#lib/server/pages.ts";

export const metadata: Metadata = { title: "Resources" };

export default async function ResourcesPage({ searchParams }: PageProps<"/resources">) {
  const parameters = await searchParams;
  const { query, problems } = readResourceQuery(parameters, ["cols"]);
  const view = await resources(query);
  if (!view) return <NoSnapshot />;
  const cols = [parameters.cols].flat()[0];
  const { filter, sort, limit } = query;
  const state = { filter, sort, limit, columns: readColumns(cols), scan: view.pinned };
  return (
    <>
      <Problems problems={[...problems, ...columnProblems(cols)]} />
      <Resources {...view} state={state} />
    </>
  );
}
