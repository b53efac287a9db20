import type { Absence } from "#lib/domain/reading.ts";
import type { StoreKind, StoreReference } from "#lib/domain/store.ts";
import type { Change } from "./change.ts";
import type { GrantDocumentation } from "./grant-documentation.ts";
import type { Command, Service } from "./request.ts";
import type { Scope } from "./resource-type.ts";

/** The key in a store's response. */
export interface StoreFound {
  readonly arn: string;
  /** The key as AWS returns it; undefined where it returns none, which `absence` explains. */
  readonly key: string | undefined;
  readonly absence: Absence;
  /** The store's Region, where that is not the Region of the call. */
  readonly region?: string;
  readonly facts?: Readonly<Record<string, string | undefined>>;
}

/** A successful call that shows that the store does not exist, or returned another one. */
export interface StoreMissing {
  readonly missing: string;
}

/** The store was searched for page by page, and the pages do not end. */
export interface StoreEndless {
  readonly endless: string;
}

/** A call, and how to read its response. */
export interface Question {
  readonly permission: string;
  readonly command: Command<unknown>;
  readonly found: (output: unknown) => Outcome;
  /** The previous response named the key; this one returns only the store's location. */
  readonly onlyPlace?: true;
}

/** The result of a response; null where it does not have the expected shape. */
export type Outcome = StoreFound | StoreMissing | StoreEndless | { readonly ask: Question } | null;

/** A further call, where one is not enough; the compiler checks it against the SDK's types. */
export function ask<Output>(
  permission: string,
  command: Command<Output>,
  found: (output: Output) => Outcome,
  options: Pick<Question, "onlyPlace"> = {},
): { readonly ask: Question } {
  return { ask: { permission, command, found: (output) => found(output as Output), ...options } };
}

/** How a store's resource policy is read. It does not affect verdicts about data at rest. */
export interface PolicyQuestion {
  readonly permission: string;
  readonly command: (reference: StoreReference) => Command<unknown>;
  /** The policy (JSON text); undefined where the response has none. */
  readonly text: (output: unknown) => unknown;
  /** The AWS error code for a store without a policy. */
  readonly none: string;
}

/** Declares how a resource policy is read; the compiler checks it against the SDK's types. */
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
  /** IAM actions of the further calls that `found` may request. */
  readonly mayAsk?: readonly string[];
  /** AWS error codes that answer the question, and their meaning. */
  readonly answeredBy?: Readonly<Record<string, (reference: StoreReference) => StoreFound>>;
  /** The store's resource policy, for types whose policy affects a control. */
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
