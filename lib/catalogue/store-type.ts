import type { Absence } from "#lib/domain/reading.ts";
import type { StoreKind, StoreReference } from "#lib/domain/store.ts";
import type { Change } from "./change.ts";
import type { GrantDocumentation } from "./grant-documentation.ts";
import type { Command, Service } from "./request.ts";
import type { Scope } from "./resource-type.ts";

/** What a store's answer says about its key. */
export interface StoreFound {
  readonly arn: string;
  /** The key as AWS gives it; undefined where it names none, and then `absence` says what that means. */
  readonly key: string | undefined;
  readonly absence: Absence;
  /** The store's own Region, where that is not the one it was asked in. */
  readonly region?: string;
  readonly facts?: Readonly<Record<string, string | undefined>>;
}

/** An answered call that says that the thing does not exist, or is another one than asked for. */
export interface StoreMissing {
  readonly missing: string;
}

/** The store was looked for page by page, and the pages do not end. */
export interface StoreEndless {
  readonly endless: string;
}

/** A call to make, and what its answer means. */
export interface Question {
  readonly permission: string;
  readonly command: Command<unknown>;
  readonly found: (output: unknown) => Outcome;
  /** The answer before this one named the key; this one only tells where the store lies. */
  readonly onlyPlace?: true;
}

/** What an answer leads to; null: it has not the shape of an answer. */
export type Outcome = StoreFound | StoreMissing | StoreEndless | { readonly ask: Question } | null;

/** A further question, where one answer is not enough; the compiler checks it against the SDK's own types. */
export function ask<Output>(
  permission: string,
  command: Command<Output>,
  found: (output: Output) => Outcome,
  options: Pick<Question, "onlyPlace"> = {},
): { readonly ask: Question } {
  return { ask: { permission, command, found: (output) => found(output as Output), ...options } };
}

/** How a store's resource policy is read. Nothing at rest hangs on it. */
export interface PolicyQuestion {
  readonly permission: string;
  readonly command: (reference: StoreReference) => Command<unknown>;
  /** The policy (JSON text); undefined where the answer carries none. */
  readonly text: (output: unknown) => unknown;
  /** The AWS error code that says that the store has no policy. */
  readonly none: string;
}

/** Declares how a resource policy is read; the compiler checks it against the SDK's own types. */
export function resourcePolicy<Output>(
  question: Omit<PolicyQuestion, "command" | "text"> & {
    readonly command: (reference: StoreReference) => Command<Output>;
    readonly text: (output: Output) => string | undefined;
  },
): PolicyQuestion {
  return { ...question, text: (output) => question.text(output as Output) };
}

interface Definition<Output> {
  readonly kind: StoreKind;
  readonly label: string;
  readonly service: Service;
  readonly permission: string;
  readonly command: (reference: StoreReference) => Command<Output>;
  readonly found: (output: Output, reference: StoreReference, scope: Scope) => Outcome;
  /** IAM actions of the further questions that `found` may ask. */
  readonly mayAsk?: readonly string[];
  /** An AWS error code that is an answer: what it means. */
  readonly answeredBy?: Readonly<Record<string, (reference: StoreReference) => StoreFound>>;
  /** The store's resource policy, for types whose policy says something of the posture. */
  readonly policy?: PolicyQuestion;
  /** What AWS documents about the grants that the store's key carries. */
  readonly grants: GrantDocumentation;
  readonly change: Change;
  /** AWS pages or SDK comments behind the claims above. */
  readonly sources: readonly string[];
}

/** A data store type as the engine sees it. */
export type StoreType = Definition<unknown>;

/** Declares a data store type; the compiler checks it against the SDK's own types. */
export function storeType<Output>(definition: Definition<Output>): StoreType {
  return definition as unknown as StoreType;
}
