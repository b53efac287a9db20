import Link from "next/link";
import { TermList } from "#components/glossary/term-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { ANSWER_TERMS } from "#lib/domain/terms.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { FindingList } from "./finding-list.tsx";

interface FindingNoticesProps {
  readonly findings: readonly ListedFinding[];
  readonly asked: Asked;
  /** The page that has the findings, for the pages that are opened from it. */
  readonly from: string;
}

/** The findings about one resource or key; empty if there are none. */
export function FindingNotices({ findings, asked, from }: FindingNoticesProps) {
  if (findings.length === 0) return null;
  const failing = new Set(findings.filter(({ answer }) => answer === "fail").map(({ control }) => control)).size;
  return (
    <Panel
      id="findings"
      flush
      title={failing > 0 ? countOf(failing, "failed control") : "Unknown controls"}
      aside={
        <Link prefetch={false} href={hrefWith("/controls", { asked })} className="hover:underline">
          All controls
        </Link>
      }
    >
      <TermList
        terms={findings.map(({ answer }) => ANSWER_TERMS[answer])}
        className="border-line border-b px-4 py-1.5"
      />
      <FindingList findings={findings} asked={asked} from={from} />
    </Panel>
  );
}
