import { expect, test } from "vitest";
import { SAMPLE_REASONS } from "#lib/domain/reason.testkit.ts";
import { sentenceOf } from "#lib/domain/reason.ts";
import { PLAIN_WORDS } from "./plain-words.ts";

test.each(SAMPLE_REASONS.map((reason) => [reason.code, sentenceOf(reason)]))(
  "the sentence of %s has no banned word",
  (_, sentence) => {
    expect(PLAIN_WORDS.filter(({ banned }) => banned.test(sentence)).map(({ write }) => write)).toEqual([]);
  },
);
