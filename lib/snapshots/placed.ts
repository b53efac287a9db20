import type { SelectQueryBuilder } from "kysely";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./schema.ts";

type Ordered = SelectQueryBuilder<Tables, keyof Tables, { id: string; at: number }>;

/** The neighbours of one id in a list of ids, each with its position; null if the list does not have it. */
export async function placed(
  db: Database,
  list: Ordered,
  id: string,
  direction: "asc" | "desc",
): Promise<{ at: number; neighbours: Omit<Neighbours, "offset"> } | null> {
  const found = await db
    .with("list", () => list)
    .with("placed", (within) =>
      within.selectFrom("list").select(({ fn }) => {
        const inOrder = <Value>(name: "lag" | "lead") =>
          fn.agg<Value>(name, ["id"]).over((over) => over.orderBy("at", direction));
        const position = fn.agg<number>("row_number").over((over) => over.orderBy("at", direction));
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
