import type { Expression } from "kysely";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { Database } from "./database.ts";

/** Ids with their number in a list, ascending. */
type Numbered = Expression<{ id: string; at: number }>;

/** The neighbours of an id among numbered ones, its position among them, and its number; null if they do not have it. */
export async function besideIn(
  db: Database,
  list: Numbered,
  id: string,
): Promise<{ at: number; neighbours: Omit<Neighbours, "offset"> } | null> {
  const found = await db
    .with("list", () => list)
    .with("placed", (within) =>
      within.selectFrom("list").select(({ fn }) => {
        const inOrder = <Value>(name: "lag" | "lead") => fn.agg<Value>(name, ["id"]).over((over) => over.orderBy("at"));
        const position = fn.agg<number>("row_number").over((over) => over.orderBy("at"));
        return [
          ...(["id", "at"] as const),
          inOrder<string | null>("lag").as("previous"),
          inOrder<string | null>("lead").as("next"),
          position.as("position"),
          fn.countAll<number>().over().as("total"),
        ];
      }),
    )
    .selectFrom("placed")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) return null;
  const { at, previous, next, position, total } = found;
  return { at, neighbours: { previous, next, position: Number(position), total: Number(total) } };
}
