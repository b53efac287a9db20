/** The list that a page was opened from, and the position of the page's subject in it. */
export interface CameFrom {
  readonly label: string;
  /** The list, with its filter and order, at the page that contains the subject. */
  readonly href: string;
  /** The list as the `from` parameter of further links. */
  readonly from: string;
  /** Null if the list does not contain the subject, or lists other things. */
  readonly place: ListPlace | null;
}

/** The position of one resource or key in a list, and its neighbours there. */
export interface ListPlace {
  /** From 1. */
  readonly position: number;
  readonly total: number;
  /** The noun for an item, in the singular. */
  readonly unit: "resource" | "key";
  readonly previous: string | null;
  readonly next: string | null;
}
