import type { ReactNode } from "react";
import type { Part } from "#lib/domain/key.ts";
import { partSentence } from "#lib/domain/part-reason.ts";

interface PartProps<Value> {
  readonly part: Part<Value>;
  readonly render: (value: Value) => ReactNode;
  /** Whether a sentence needs padding of its own. */
  readonly padded?: boolean;
}

/** A part of a key: its value, or why it is missing. */
export function PartOf<Value>({ part, render, padded = false }: PartProps<Value>) {
  const space = padded ? "p-4" : "";
  switch (part.kind) {
    case "read":
      return render(part.value);
    case "not-offered":
      return <p className={`text-muted text-sm ${space}`}>{partSentence(part.reason)}</p>;
    case "unreadable":
      return (
        <p className={`text-sm text-unknown ${space}`}>
          Unknown: <code className="font-mono text-xs">{part.failure.operation}</code> returned {part.failure.code}.
          {part.failure.kind === "denied" && (
            <>
              {" "}
              The scanner needs <code className="font-mono text-xs">{part.failure.permission}</code>, and the key policy
              must delegate access to IAM policies.
            </>
          )}
        </p>
      );
  }
}
