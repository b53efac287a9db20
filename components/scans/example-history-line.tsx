import { countOf } from "#lib/format/numbers.ts";
import type { ExampleHistory } from "#lib/views/scans.ts";

/** Says that some scans of the demo are of days before its first start. */
export function ExampleHistoryLine({ history: { added, of } }: { readonly history: ExampleHistory }) {
  return (
    <p className="mb-3 text-muted text-sm" data-testid="example-history">
      {added < of
        ? `Example history: ${added} of ${countOf(of, "scan")}. The demo adds scans of the past weeks in the background; reload the page to see them.`
        : `Example history: ${countOf(of, "scan")} of the weeks before the first start. The demo scanned its account as it was on those days.`}
    </p>
  );
}
