import { lastSegment, parseArn } from "#lib/domain/arn.ts";
import type { Grant } from "#lib/domain/key.ts";

/** Shorter ids may be words, and a word in a name proves nothing. */
const SHORTEST_ID = 8;
/** Names with more parts than this are not taken apart. */
const MOST_PARTS = 16;

/** The ARNs that a grant's constraints name: the resource on whose behalf the key may be used. */
export function arnsNamedBy({ sourceArn, encryptionContextSubset, encryptionContextEquals }: Grant): readonly string[] {
  const values = [
    sourceArn ?? "",
    ...Object.values(encryptionContextSubset ?? {}),
    ...Object.values(encryptionContextEquals ?? {}),
  ];
  return [...new Set(values.filter((value) => isResourceArn(value)))];
}

/** An ARN that can be a resource of a service. Wildcards (`…:agent/*`) name no resource in particular. */
function isResourceArn(text: string): boolean {
  const arn = parseArn(text);
  return arn !== null && !text.includes("*") && arn.service !== "iam" && arn.service !== "sts";
}

/** An ARN, then what it may lie in: `…:thing/ID/version/1`, `…:thing/ID/version`, `…:thing/ID`. */
export function* arnAndAbove(arn: string): Generator<string> {
  const resourceAt = arn.split(":").slice(0, 5).join(":").length + 1;
  for (let end = arn.length; ; ) {
    yield arn.slice(0, end);
    const cut = Math.max(...["/", ":", "#"].map((mark) => arn.lastIndexOf(mark, end - 1)));
    if (cut <= resourceAt) return;
    end = cut;
  }
}

/** The id by which a grant's name may call a thing; null for ids that could be any word. */
export function idInNames(arn: string): string | null {
  const id = lastSegment(arn);
  return id.length >= SHORTEST_ID && /\d/.test(id) ? id : null;
}

/** Every run of whole parts of a grant's name: `aoss-a1b2` gives `aoss`, `a1b2` and `aoss-a1b2`. */
export function partsOfName(name: string | null): readonly string[] {
  const words = [...(name ?? "").matchAll(/[A-Za-z0-9]+/g)];
  if (words.length > MOST_PARTS) return [];
  return words.flatMap((first, from) =>
    words.slice(from).map((last) => (name ?? "").slice(first.index, last.index + last[0].length)),
  );
}
