import type { Judgement } from "#lib/domain/finding.ts";
import { aliasOf, type Key, keyArn } from "#lib/domain/key.ts";
import type { Seen } from "#lib/domain/snapshot.ts";

/** A key that rows name, ready to be evaluated. */
export interface JudgedKey extends Pick<Judgement, "region" | "name"> {
  readonly key: Key;
  readonly subject: { readonly kind: "key"; readonly arn: string };
}

/** The customer's keys that rows lead to, and keys whose owner is unknown. */
export function* keysOfRows({ keys, rows }: Pick<Seen, "keys" | "rows">): Generator<JudgedKey> {
  const named = new Set(rows.map((row) => row.keyArn));
  for (const key of keys) {
    const arn = keyArn(key);
    if (!named.has(arn) || (key.kind === "described" && key.metadata.manager === "AWS")) continue;
    const { region } = key.kind === "described" ? key.metadata : key;
    yield { key, subject: { kind: "key", arn }, region, name: aliasOf(key) ?? arn };
  }
}
