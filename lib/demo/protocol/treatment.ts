import type { Operation } from "./operation.ts";
import type { Reply } from "./wire.ts";

/** How an answer reaches the caller. */
export type Delivery =
  | { readonly kind: "whole" }
  /** The connection is reset instead of an answer. */
  | { readonly kind: "reset" }
  /** No answer ever comes. */
  | { readonly kind: "hang" }
  /** A few bytes at a time. */
  | { readonly kind: "slow"; readonly bytesPerSecond: number }
  /** Half the body, then the connection closes. */
  | { readonly kind: "truncate" };

/** What is done to one call's answer on its way. */
export interface Treatment {
  /** Changes the answer before it is written, by the meaning of its members. */
  readonly reshape?: (output: object, operation: Operation) => object;
  /** Changes the written answer. */
  readonly distort?: (reply: Reply) => Reply;
  readonly delivery: Delivery;
}

export const UNTOUCHED: Treatment = { delivery: { kind: "whole" } };
