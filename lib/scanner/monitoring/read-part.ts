import { NOT_UNDERSTOOD, understand, unexpected } from "#lib/aws/understand.ts";
import type { ListedPage, Listing } from "#lib/catalogue/listing.ts";
import type { Request, Service } from "#lib/catalogue/request.ts";
import type { Failure } from "#lib/domain/call.ts";
import type { Part } from "#lib/domain/key.ts";
import { list, textOrNull } from "../answer-shapes.ts";
import { noteGap, type ScanContext } from "../context.ts";
import { listPages } from "../list-pages.ts";

/** What a part is about: the Region of its calls, and its name in a gap. */
export interface PartOf {
  readonly region: string;
  readonly subject: string;
}

/**
 * Makes one call whose part may be unreadable on its own.
 *
 * @param read converts the output; throws a TypeError where it is not as documented
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

/** Reads a listing to its end. One that ends early is unreadable as a whole: a missing item might decide a control. */
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

/** One page, with its items converted. */
export function pageOf<Item, Converted>(
  items: readonly Item[] | undefined,
  token: unknown,
  convert: (item: Item) => Converted,
): ListedPage<Converted> {
  return { items: list(items).map(convert), nextToken: textOrNull(token) };
}

function unreadable(context: ScanContext, { region, subject }: PartOf, failure: Failure): Part<never> {
  noteGap(context, region, null, subject, failure);
  return { kind: "unreadable", failure };
}
