import type { PartTable, ReadingTable, Tables } from "../schema.ts";

/** One account × Region, or (with an empty `region`) what an account has once. */
export interface Unit {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
}

/** The columns of a part that say what it is, not when it was read. */
export type Content<Table extends PartTable> = Omit<Tables[Table], "part" | "unit" | "since" | "until" | "hash">;

/** A part as a scan made it. */
export interface NewPart<Table extends PartTable = PartTable> {
  readonly content: Content<Table>;
  /** Times, request ids and messages of this read (see exact.ts); null for a part without any. */
  readonly exact: readonly unknown[] | null;
}

/** What a scan read of one unit, to be stored. */
export interface UnitParts {
  readonly unit: Unit;
  readonly reading: Omit<ReadingTable, "landing" | "unit" | "archiveHash">;
  readonly parts: { readonly [Table in PartTable]: readonly NewPart<Table>[] };
}
