import { type Explanation, explainWith, type Sentences } from "#lib/domain/explanation.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import type { GrantAnswer, GrantReading } from "#lib/domain/grant-reading.ts";
import { type Key, keyArn } from "#lib/domain/key.ts";
import { type UndescribedKey, undescribed } from "#lib/domain/reason-sentences.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import { judgeGrants } from "#lib/key-access/grants/judge-grants.ts";
import { sceneOfScan } from "#lib/key-access/grants/scene-of-scan.ts";
import { answerWith, failureOf } from "./explained.ts";

const readings = new WeakMap<Seen, ReadonlyMap<string, readonly GrantReading[]>>();

/** The grants of every key of a scan, read once for all controls. */
export function grantsOfScan(seen: Seen, { scope }: ScanIndex): ReadonlyMap<string, readonly GrantReading[]> {
  const known = readings.get(seen);
  if (known) return known;
  const scene = sceneOfScan(seen, scope.accountId);
  const made = new Map(
    seen.keys.flatMap((key) =>
      key.kind === "described" ? [[key.metadata.arn, judgeGrants(key, scene)] as const] : [],
    ),
  );
  readings.set(seen, made);
  return made;
}

/** Whether the grants of a key are evaluated: AWS manages those of its own keys. */
export function mayHaveGrants(key: Key): boolean {
  return key.kind === "described" ? key.metadata.manager === "CUSTOMER" : key.kind === "unreadable";
}

/** A key whose grants could not be read. */
export const UNREAD_GRANTS = {
  "grants-not-read": (of: Required<UndescribedKey>) => `${undescribed(of)}: the grants of the key are unknown.`,
  "grants-not-offered": () => "kms:ListGrants does not return the grants of this key: they are unknown.",
} satisfies Sentences;
type UnreadGrants = Explanation<keyof typeof UNREAD_GRANTS>;
const explain = explainWith(UNREAD_GRANTS);

/**
 * Evaluates every grant of a customer managed key. A key whose grants could not be read is unknown; a grant to which
 * the control does not apply is left out.
 */
export function* judgeEachGrant<Code extends string>(
  seen: Seen,
  index: ScanIndex,
  answerOf: (reading: GrantReading) => GrantAnswer<Explanation<Code>>,
): Generator<Judgement<Code | keyof typeof UNREAD_GRANTS>> {
  const grants = grantsOfScan(seen, index);
  for (const key of seen.keys) {
    if (!mayHaveGrants(key)) continue;
    const arn = keyArn(key);
    const { region } = key.kind === "described" ? key.metadata : key;
    const unread = whyUnread(key);
    if (unread !== null) {
      yield { subject: { kind: "key", arn }, region, name: nameOf(key), ...answerWith("cannot-tell", unread) };
      continue;
    }
    for (const reading of grants.get(arn) ?? []) {
      const { grantId, name } = reading.grant;
      const found = answerOf(reading);
      if (found === null) continue;
      const called = name ?? `grant ${grantId.slice(0, 8)} on ${nameOf(key)}`;
      const subject = { kind: "grant", keyArn: arn, grantId } as const;
      yield { subject, region, name: called, ...answerWith(found.answer, found.reason) };
    }
  }
}

/** Null where the grants of a key were read. */
function whyUnread(key: Key): UnreadGrants | null {
  const failure = key.kind !== "described" ? key.failure : key.grants.kind === "unreadable" ? key.grants.failure : null;
  if (failure) return explain("grants-not-read", failureOf(failure));
  return key.kind === "described" && key.grants.kind === "not-offered" ? explain("grants-not-offered") : null;
}

function nameOf(key: Key): string {
  const alias = key.kind === "described" && key.aliases.kind === "read" ? key.aliases.value[0] : undefined;
  const arn = keyArn(key);
  return alias ?? arn.slice(arn.lastIndexOf(":") + 1);
}
