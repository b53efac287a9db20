/** What two streams have of one id; a stream that lacks it gives null. */
export interface Joined<One, Other> {
  readonly id: string;
  readonly one: One | null;
  readonly other: Other | null;
}

/** Collects the items of one id. The batches are sorted by it. */
export async function* inGroups<Item>(
  batches: AsyncIterable<readonly Item[]>,
  idOf: (item: Item) => string,
): AsyncGenerator<{ readonly id: string; readonly items: readonly Item[] }> {
  let id: string | null = null;
  let items: Item[] = [];
  for await (const batch of batches) {
    for (const item of batch) {
      const next = idOf(item);
      if (id !== null && next !== id) {
        yield { id, items };
        items = [];
      }
      id = next;
      items.push(item);
    }
  }
  if (id !== null) yield { id, items };
}

/** Joins two streams that are sorted by id, each id at most once in each. Holds one item of each. */
export async function* outerJoin<One extends { id: string }, Other extends { id: string }>(
  ones: AsyncGenerator<One>,
  others: AsyncGenerator<Other>,
): AsyncGenerator<Joined<One, Other>> {
  const next = async <Item>(items: AsyncGenerator<Item>) => {
    const { done, value } = await items.next();
    return done ? null : value;
  };
  try {
    let [one, other] = [await next(ones), await next(others)];
    while (one || other) {
      const id = firstOf(one, other);
      const joined = { id, one: one?.id === id ? one : null, other: other?.id === id ? other : null };
      yield joined;
      if (joined.one) one = await next(ones);
      if (joined.other) other = await next(others);
    }
  } finally {
    await Promise.all([ones.return(undefined), others.return(undefined)]);
  }
}

function firstOf(one: { id: string } | null, other: { id: string } | null): string {
  return [one, other].flatMap((each) => each?.id ?? []).sort()[0] ?? "";
}
