import { lastSegment, parseArn } from "#lib/domain/arn.ts";
import type { Grant } from "#lib/domain/key.ts";

/** Shorter ids may be ordinary words, which prove nothing in a name. */
const SHORTEST_ID = 8;
/** Names with more parts than this are not split. */
const MOST_PARTS = 16;

/** The resource ARNs in the constraints of a grant. */
export function arnsNamedBy({ sourceArn, encryptionContextSubset, encryptionContextEquals }: Grant): readonly string[] {
  const values = [
    sourceArn ?? "",
    ...Object.values(encryptionContextSubset ?? {}),
    ...Object.values(encryptionContextEquals ?? {}),
  ];
  return [...new Set(values.filter((value) => isResourceArn(value)))];
}

/** Whether a text is the ARN of one resource of a service; wildcards (`…:agent/*`) name no single resource. */
function isResourceArn(text: string): boolean {
  const arn = parseArn(text);
  return arn !== null && !text.includes("*") && arn.service !== "iam" && arn.service !== "sts";
}

/** An ARN, then its possible parents: `…:thing/ID/version/1`, `…:thing/ID/version`, `…:thing/ID`. */
export function* arnAndAbove(arn: string): Generator<string> {
  const resourceAt = arn.split(":").slice(0, 5).join(":").length + 1;
  for (let end = arn.length; ; ) {
    yield arn.slice(0, end);
    const cut = Math.max(...["/", ":", "#"].map((mark) => arn.lastIndexOf(mark, end - 1)));
    if (cut <= resourceAt) return;
    end = cut;
  }
}

/** The id of a resource that a grant name can contain; null for ids that could be an ordinary word. */
export function idInNames(arn: string): string | null {
  const id = lastSegment(arn);
  return id.length >= SHORTEST_ID && /\d/.test(id) ? id : null;
}

/** Every run of whole words of a grant name: `aoss-a1b2` gives `aoss`, `a1b2` and `aoss-a1b2`. */
export function partsOfName(name: string | null): readonly string[] {
  const words = [...(name ?? "").matchAll(/[A-Za-z0-9]+/g)];
  if (words.length > MOST_PARTS) return [];
  return words.flatMap((first, from) =>
    words.slice(from).map((last) => (name ?? "").slice(first.index, last.index + last[0].length)),
  );
}
