import type { ListedPage, Listing } from "#lib/catalogue/listing.ts";
import type { Request, Service } from "#lib/catalogue/request.ts";
import type { Failure } from "#lib/domain/call.ts";
import type { Part } from "#lib/domain/key.ts";
import { list, textOrNull } from "./answer-shapes.ts";
import { noteGap, type ScanContext } from "./context.ts";
import { listPages } from "./list-pages.ts";
import { NOT_UNDERSTOOD, understand } from "./understand.ts";
import { unexpected } from "./unexpected.ts";

/** What a question of the watch is about: where it is asked, and how a gap names it. */
export interface PartOf {
  readonly region: string;
  readonly subject: string;
}

/**
 * Asks one question whose answer may be unreadable on its own.
 *
 * @param read makes the answer ours; throws where it is not one
 */
export async function readPart<Output, Value>(
  context: ScanContext,
  of: PartOf,
  request: Request<Output>,
  read: (output: Output) => Value,
): Promise<Part<Value>> {
  const answer = await context.meter.unit("watch", () => context.reader.call(of.region, request, context.signal));
  if (!answer.ok) return unreadable(context, of, answer.failure);
  const part = understand(() => ({ kind: "read", value: read(answer.output), call: answer.call }) as const);
  return part ?? unreadable(context, of, unexpected(answer.call, request.permission, NOT_UNDERSTOOD));
}

/** Reads a listing to its end. One that ends early is unreadable as a whole: what is missing might be what counts. */
export async function readListed<Item>(
  context: ScanContext,
  of: PartOf,
  service: Service,
  listing: Listing<Item>,
): Promise<Part<readonly Item[]>> {
  return context.meter.unit("watch", async () => {
    const pages = listPages(context.reader, of.region, service, listing, context.signal);
    const items: Item[] = [];
    let part: Part<readonly Item[]> | null = null;
    for (;;) {
      const page = await pages.next();
      if (page.done) {
        if (page.value) return unreadable(context, of, page.value);
        if (!part) throw new Error("A listing that did not fail has a page");
        return part;
      }
      items.push(...page.value.items);
      part = { kind: "read", value: items, call: page.value.call };
    }
  });
}

/** One page, with its items made ours. */
export function pageOf<Item, Ours>(
  items: readonly Item[] | undefined,
  token: unknown,
  toOurs: (item: Item) => Ours,
): ListedPage<Ours> {
  return { items: list(items).map(toOurs), nextToken: textOrNull(token) };
}

function unreadable(context: ScanContext, { region, subject }: PartOf, failure: Failure): Part<never> {
  noteGap(context, region, null, subject, failure);
  return { kind: "unreadable", failure };
}
