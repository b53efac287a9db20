import type { ReactNode } from "react";
import type { Part } from "#lib/domain/key.ts";

interface PartProps<Value> {
  readonly part: Part<Value>;
  readonly render: (value: Value) => ReactNode;
  /** Whether a sentence needs padding of its own. */
  readonly padded?: boolean;
}

/** A part of a key: its value, or why there is none. */
export function PartOf<Value>({ part, render, padded = false }: PartProps<Value>) {
  const space = padded ? "p-4" : "";
  switch (part.kind) {
    case "read":
      return render(part.value);
    case "not-offered":
      return <p className={`text-muted text-sm ${space}`}>{part.reason}</p>;
    case "unreadable":
      return (
        <p className={`text-sm text-unknown ${space}`}>
          Could not be read: <code className="font-mono text-xs">{part.failure.operation}</code> answered{" "}
          {part.failure.code}.
          {part.failure.kind === "denied" && (
            <>
              {" "}
              It needs <code className="font-mono text-xs">{part.failure.permission}</code>, and a key policy that lets
              the account decide.
            </>
          )}
        </p>
      );
  }
}
