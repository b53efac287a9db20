/** The list that a page was opened from, and the place of the page's subject in it. */
export interface CameFrom {
  readonly label: string;
  /** The list, with its filter and order, at the page that has the subject. */
  readonly href: string;
  /** The list as links to further pages name it. */
  readonly from: string;
  /** Null where the subject is not in the list, or the list is of other things. */
  readonly place: ListPlace | null;
}

/** The place of one resource or key in a list, and its neighbours there. */
export interface ListPlace {
  /** From 1. */
  readonly position: number;
  readonly total: number;
  /** What is counted, in the singular. */
  readonly unit: "resource" | "key";
  readonly previous: string | null;
  readonly next: string | null;
}
