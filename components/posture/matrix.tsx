import type { Asked } from "#lib/domain/posture.ts";
import type { InRegion, Summary } from "#lib/domain/summary.ts";
import type { UnlistedType } from "#lib/domain/tally.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import type { ShownCell } from "./matrix-cell.tsx";
import { MatrixGrid } from "./matrix-grid.tsx";
import type { MatrixPart } from "./matrix-part.ts";

interface MatrixProps {
  /** What is shown, and the number of types and Regions that are not. */
  readonly matrix: MatrixPart;
  readonly unlisted: readonly UnlistedType[];
  readonly labels: readonly TypeLabel[];
  readonly asked: Asked;
}

const TERMS = Object.fromEntries(VERDICTS.map((verdict) => [verdict, VERDICT_TERMS[verdict].term]));

/**
 * Type × Region: each cell counts its protections by verdict, worst first, and adds up to the totals. The browser draws
 * it from its numbers: as elements they would be in the page twice, and be a sixth of it.
 */
export function Matrix({ matrix, unlisted, labels, asked }: MatrixProps) {
  const { rows, totals, total, others } = matrix;
  const lost = new Map(unlisted.map((each) => [`${each.type} ${each.region}`, each]));
  return (
    <MatrixGrid
      {...{ asked, otherTypes: others.types, otherRegions: others.regions }}
      regions={totals.map(({ region }) => region)}
      rows={rows.map((row) => ({
        type: row.type,
        label: labels.find((label) => label.type === row.type)?.many ?? row.type,
        cells: row.cells.map(({ region, summary }) => cellOf(summary, lost.get(`${row.type} ${region}`))),
        rest: row.rest.protections,
        total: shown(row.total),
      }))}
      rest={[...others.cells.map(protectionsIn), ...(others.regions > 0 ? [others.rest.protections] : [])]}
      restTotal={others.total.protections}
      totals={totals.map(({ summary }) => shown(summary))}
      totalRest={others.ofRegions.protections}
      total={shown(total)}
      terms={TERMS as Readonly<Record<Verdict, string>>}
    />
  );
}

const protectionsIn = ({ summary }: InRegion): number => summary.protections;

const shown = ({ verdicts }: Summary): ShownCell =>
  Object.fromEntries(Object.entries(verdicts).filter(([, rows]) => rows > 0));

function cellOf(summary: Summary, unlisted: UnlistedType | undefined): ShownCell {
  if (summary.rows === 0 || !unlisted) return shown(summary);
  if (unlisted.offered && summary.protections === 1) return { ...shown(summary), note: "list failed" };
  return unlisted.offered ? shown(summary) : { ...shown(summary), note: "not offered" };
}
