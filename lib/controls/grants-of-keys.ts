import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import type { GrantAnswer, GrantReading } from "#lib/domain/grant-reading.ts";
import { type Key, keyArn } from "#lib/domain/key.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import { judgeGrants } from "#lib/key-access/grants/judge-grants.ts";
import { sceneOfScan } from "#lib/key-access/grants/scene-of-scan.ts";

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

/**
 * Evaluates every grant of a customer managed key. A key whose grants could not be read is unknown; a grant to which
 * the control does not apply is left out.
 */
export function* judgeEachGrant(
  seen: Seen,
  index: ScanIndex,
  ask: (reading: GrantReading) => GrantAnswer,
): Generator<Judgement> {
  const grants = grantsOfScan(seen, index);
  for (const key of seen.keys) {
    if (!mayHaveGrants(key)) continue;
    const arn = keyArn(key);
    const unread = whyUnread(key);
    if (unread !== null) {
      yield judgement({ kind: "key", arn }, key, nameOf(key), "cannot-tell", unread);
      continue;
    }
    for (const reading of grants.get(arn) ?? []) {
      const { grantId, name } = reading.grant;
      const answer = ask(reading);
      if (answer === null) continue;
      const called = name ?? `grant ${grantId.slice(0, 8)} on ${nameOf(key)}`;
      yield judgement({ kind: "grant", keyArn: arn, grantId }, key, called, answer.answer, answer.words);
    }
  }
}

const judgement = (
  subject: Judgement["subject"],
  key: Key,
  name: string,
  answer: ControlAnswer,
  reason: string,
): Judgement => ({
  subject,
  region: key.kind === "described" ? key.metadata.region : key.region,
  name,
  answer,
  reason,
});

/** Why the grants of a key are unknown; null where they were read. */
function whyUnread(key: Key): string | null {
  const failure = key.kind !== "described" ? key.failure : key.grants.kind === "unreadable" ? key.grants.failure : null;
  if (failure) return `The grants of the key could not be read: ${failure.operation} returned ${failure.code}.`;
  return key.kind === "described" && key.grants.kind === "not-offered" ? key.grants.reason : null;
}

function nameOf(key: Key): string {
  const alias = key.kind === "described" && key.aliases.kind === "read" ? key.aliases.value[0] : undefined;
  const arn = keyArn(key);
  return alias ?? arn.slice(arn.lastIndexOf(":") + 1);
}
