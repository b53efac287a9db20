import { sql } from "kysely";
import type { ControlTally } from "#lib/domain/finding.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import { partsAt } from "./point.ts";
import type { RepeatedAnswers } from "./repeated-answers.ts";
import { unsplitPasses } from "./unsplit-passes.ts";

/** How often a control gave each status in one Region of an account. */
interface RegionTally extends ControlTally {
  readonly accountId: string;
  /** Empty for checks that span Regions. */
  readonly region: string;
}

/** The statuses at a point, and their sums over all Regions, which most pages show. */
export interface ControlTallies {
  readonly byRegion: readonly RegionTally[];
  readonly ofAll: readonly ControlTally[];
  readonly size: number;
}

/** How often each control gave each status at a point; what several units have about a key or store counts once. */
export async function controlTallies(db: Database, point: Point, repeated: RepeatedAnswers): Promise<ControlTallies> {
  const found = await partsAt(db, "controlTallies", point)
    .innerJoin("units", "units.id", "controlTallies.unit")
    .select(["part", "control", "controlTallies.accountId", "units.region", "pass", "fail", "cannotTell"])
    .orderBy("control")
    .execute();
  const unsplit = await unsplitPasses(db, point);
  const byRegion = [
    ...found.map(({ part, pass, ...tally }) => ({ ...tally, pass: repeated.tallies.has(part) ? 0 : pass })),
    ...(await movedFindings(db, point)),
    ...repeated.findings.map((finding) => correction(finding, finding.region, -1)),
    ...unsplit.map((each) => ({ ...each, region: "", fail: 0, cannotTell: 0 })),
  ];
  return { byRegion, ofAll: [...sumByControl(byRegion).values()], size: byRegion.length };
}

/**
 * Corrections for findings that name another Region than that of their unit: those of account-wide controls, and
 * those about keys and stores of a Region that does not use them.
 */
async function movedFindings(db: Database, point: Point): Promise<readonly RegionTally[]> {
  const others = partsAt(db, "findings", point)
    .innerJoin("units", "units.id", "findings.unit")
    .select(({ fn }) => [
      ...(["control", "findings.accountId", "findings.region", "units.region as unit", "answer"] as const),
      fn.countAll<number>().as("findings"),
    ])
    .whereRef("findings.region", "!=", "units.region")
    .groupBy(["control", "findings.accountId", "findings.region", "units.region", "answer"]);
  // Each has an index. Not parameters: SQLite uses a partial index only if its condition is in the statement.
  const kinds = [
    sql<boolean>`findings.key_arn is not null`,
    sql<boolean>`findings.key_arn is null and subject_kind = 'store'`,
    sql<boolean>`findings.key_arn is null and subject_kind != 'store' and units.region = ''`,
  ];
  const found = (await Promise.all(kinds.map((kind) => others.where(kind).execute()))).flat();
  return found.flatMap(({ findings, unit, ...of }) => [
    correction(of, of.region, Number(findings)),
    correction(of, unit, -Number(findings)),
  ]);
}

type Answered = Pick<RepeatedAnswers["findings"][number], "accountId" | "control" | "answer">;

const correction = ({ accountId, control, answer }: Answered, region: string, by: number): RegionTally => ({
  ...{ accountId, control, region, pass: 0 },
  fail: answer === "fail" ? by : 0,
  cannotTell: answer === "fail" ? 0 : by,
});

/** The sums over accounts and Regions, by control. */
export function sumByControl(tallies: readonly ControlTally[]): ReadonlyMap<string, ControlTally> {
  const sums = new Map<string, ControlTally>();
  for (const { control, pass, fail, cannotTell } of tallies) {
    const sum = sums.get(control) ?? { control, pass: 0, fail: 0, cannotTell: 0 };
    sums.set(control, {
      ...{ control, pass: sum.pass + pass, fail: sum.fail + fail },
      cannotTell: sum.cannotTell + cannotTell,
    });
  }
  return sums;
}
