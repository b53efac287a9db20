import "server-only";
import { z } from "zod";

/* Members that several responses of the API have. */

export const time = z.string().meta({ description: "Time in ISO 8601 format, in UTC" });

export const text = z.string().nullable();
export const count = z.int().min(0);
export const rotation = z.enum(["on", "off", "not-supported", "unknown"]);

/** What every response about a posture says of it. */
export const SHOWN = {
  scanId: z.string().meta({ description: "The newest scan whose readings are shown" }),
  at: time.meta({ description: "The time of the posture: later readings are not shown" }),
};

/** One page of a list, with the cursors to its neighbours. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    ...SHOWN,
    items: z.array(item),
    total: count,
    offset: count,
    nextCursor: text,
    previousCursor: text,
  });
