import type { Command } from "./request.ts";

/** One page of a listing. */
export interface ListedPage<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | null;
}

/** A paged listing as the engine sees it, without its output type. */
export interface Listing<Item> {
  readonly permission: string;
  command(token: string | null): Command<unknown>;
  /** Reads a response. Throws TypeError where it does not have the shape of a page. */
  page(output: unknown): ListedPage<Item>;
}

/** The input members that select one page. */
export interface PageInput {
  nextToken?: string;
}

/**
 * Declares a listing that pages by `nextToken`, as every Bedrock-family listing does.
 *
 * @param permission the IAM action of the call
 * @param command makes the command for one page, e.g. `(page) => new ListAgentsCommand(page)`
 * @param items reads the items from the command's output
 */
export function listing<Item, Output extends { nextToken?: string | undefined }>(
  permission: string,
  command: (page: PageInput) => Command<Output>,
  items: (output: Output) => readonly Item[] | undefined,
): Listing<Item> {
  return {
    permission,
    command: (token) => command(token === null ? {} : { nextToken: token }),
    page(output) {
      const answer = output as Output;
      // An empty list is an answer; an endpoint that does not know the operation returns no list.
      const listed = items(answer);
      if (!Array.isArray(listed)) throw new TypeError("The list in the response is not a list");
      const token = answer.nextToken ?? null;
      if (token !== null && typeof token !== "string") throw new TypeError("The page token is not text");
      return { items: listed, nextToken: token === "" ? null : token };
    },
  };
}
