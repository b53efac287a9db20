import { Panel } from "#components/ui/panel.tsx";
import type { UnseenKeyView } from "#lib/views/gaps.ts";

/** The keys that callers send with their requests; no API lists them. */
export function UnseenKeys({ keys }: { keys: readonly UnseenKeyView[] }) {
  return (
    <div className="mt-4">
      <Panel title="Not visible to any scan" id="unseen">
        <p className="mb-3 max-w-3xl text-muted text-sm">
          Some operations accept a key in the request, and no API shows afterwards which key was used. A key's
          CloudTrail events show such use for 90 days.
        </p>
        <ul className="grid gap-1.5 text-sm">
          {keys.map(({ data, operations }) => (
            <li key={data}>
              {data}: <span className="break-words font-mono text-xs">{operations.join(", ")}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
