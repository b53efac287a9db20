/** The page that a page was opened from, and the position of the subject in the list there. */
export interface CameFrom {
  readonly label: string;
  /** That page, with its filter and order, and where a list has several pages the one that contains the subject. */
  readonly href: string;
  /** That page as the `from` parameter of further links. */
  readonly from: string;
  /** Null if its list does not contain the subject, or lists other things. */
  readonly place: ListPlace | null;
}

/** The position of one resource, key or finding in a list, and its neighbours there. */
export interface ListPlace {
  /** From 1. */
  readonly position: number;
  readonly total: number;
  /** The noun for an item, in the singular. */
  readonly unit: "resource" | "key" | "finding";
  readonly previous: string | null;
  readonly next: string | null;
}
