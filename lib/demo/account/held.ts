import type { MetadataBearer } from "@smithy/types";

/** What an operation answers, apart from the SDK's own metadata. */
export type Answered<Output extends MetadataBearer> = Omit<Output, "$metadata">;

/** A resource, and what happens when its detail is asked for. */
export interface Held<Detail> {
  readonly detail: Detail;
  /**
   * `denied`: the caller lacks `kms:Decrypt` on its key, or the permission itself.
   * `gone`: it was deleted after it was listed.
   */
  readonly reading?: "denied" | "gone";
}
