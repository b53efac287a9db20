import type { Absence } from "#lib/domain/reading.ts";
import type { StoreKind, StoreReference } from "#lib/domain/store.ts";
import type { Change } from "./change.ts";
import type { Command, Service } from "./request.ts";
import type { Scope } from "./resource-type.ts";

/** What a store's answer says about its key. */
export interface StoreFound {
  readonly arn: string;
  /** The key as AWS gives it; undefined where it names none, and then `absence` says what that means. */
  readonly key: string | undefined;
  readonly absence: Absence;
  readonly facts?: Readonly<Record<string, string | undefined>>;
}

/** An answered call that says that the thing does not exist, or is another one than asked for. */
export interface StoreMissing {
  readonly missing: string;
}

/** A second call for stores whose key may be a bare id or alias while their own Region is not known. */
export interface Locator {
  readonly permission: string;
  readonly command: (reference: StoreReference) => Command<unknown>;
  readonly region: (output: unknown) => string;
}

interface Definition<Output> {
  readonly kind: StoreKind;
  readonly label: string;
  readonly service: Service;
  readonly permission: string;
  readonly command: (reference: StoreReference) => Command<Output>;
  /** Null: the answer has not the shape of an answer. */
  readonly found: (output: Output, reference: StoreReference, scope: Scope) => StoreFound | StoreMissing | null;
  /** An AWS error code that is an answer: what it means. */
  readonly answeredBy?: Readonly<Record<string, (reference: StoreReference) => StoreFound>>;
  /** Where the store lies; asked only when its key is named by an id or alias, which mean nothing without a Region. */
  readonly locate?: Locator;
  readonly change: Change;
  readonly sources: readonly string[];
}

/** A data store type as the engine sees it. */
export type StoreType = Definition<unknown>;

/** Declares a data store type; the compiler checks it against the SDK's own types. */
export function storeType<Output>(definition: Definition<Output>): StoreType {
  return definition as unknown as StoreType;
}

/** Declares a locator; the compiler checks it against the SDK's own types. */
export function locator<Output>(
  permission: string,
  command: (reference: StoreReference) => Command<Output>,
  region: (output: Output) => string,
): Locator {
  return { permission, command, region: (output) => region(output as Output) };
}
