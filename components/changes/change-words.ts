import type { ChangeKind } from "#lib/domain/changes/change.ts";
import { CHANGE_TERMS, inSentence } from "#lib/domain/terms.ts";

/** The term where it has a noun: `8 key policies changed`. */
const MANY: Partial<Record<ChangeKind, string>> = {
  "key-state-changed": "key states changed",
  "policy-changed": "key policies changed",
  "grant-made": "grants created",
  "grant-gone": "grants ended",
};

/** A kind of change after a number: `8 key policies changed`. */
export const wordsOfKind = (kind: ChangeKind, count: number): string =>
  (count === 1 ? undefined : MANY[kind]) ?? inSentence(CHANGE_TERMS[kind]);
