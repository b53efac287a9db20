import type { Subject } from "#lib/domain/finding.ts";
import { ACCOUNT_WIDE } from "#lib/domain/home-unit.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { breathe } from "./database.ts";
import { takeExact } from "./landing/exact.ts";
import type { PlacedPart } from "./landing/split-parts.ts";
import type { FindingTable } from "./schema.ts";
import { foldCase } from "./search-text.ts";
import { findingOrder } from "./sort-keys.ts";
import { toStoredReason } from "./stored-reason.ts";

/** Findings between two pauses. */
const AT_ONCE = 5_000;

/** The findings in the order in which the controls were checked. */
export async function findingParts(
  { findings, rows }: Pick<Snapshot, "findings" | "rows">,
  accountId: string,
): Promise<readonly PlacedPart<"findings">[]> {
  if (findings.length === 0) return [];
  const resourceOf = new Map(rows.map(({ id, resourceId }) => [id, resourceId]));
  const parts: PlacedPart<"findings">[] = [];
  for (const finding of findings) {
    const { control, answer, subject, region, name, reason, units } = finding;
    const content = {
      ...{ accountId, control, answer, region, name },
      ...toStoredReason(finding),
      ...subjectColumns(subject, resourceOf),
      findingOrder: findingOrder(finding),
      search: foldCase([name, reason, arnOf(subject)].join("\n")),
    };
    for (const home of units) parts.push({ home, content, exact: null });
    if (parts.length % AT_ONCE === 0) await breathe();
  }
  return parts;
}

function arnOf(subject: Subject): string {
  if (subject.kind === "grant") return `${subject.keyArn} ${subject.grantId}`;
  return "arn" in subject ? subject.arn : "";
}

type SubjectColumns = Pick<FindingTable, "subjectKind" | "subjectId" | "resourceId" | "keyArn">;

function subjectColumns(subject: Subject, resourceOf: ReadonlyMap<string, string | null>): SubjectColumns {
  const none = { subjectKind: subject.kind, resourceId: null, keyArn: null };
  switch (subject.kind) {
    case "row":
      return { ...none, subjectId: subject.id, resourceId: resourceOf.get(subject.id) ?? null };
    case "resource":
      return { ...none, subjectId: subject.id, resourceId: subject.id };
    case "key":
      return { ...none, subjectId: subject.arn, keyArn: subject.arn };
    case "grant":
      return { ...none, subjectId: subject.grantId, keyArn: subject.keyArn };
    case "store":
      return { ...none, subjectId: subject.arn };
    case "region":
      return { ...none, subjectId: subject.region };
  }
}

/** How often each control gave each answer in each unit. */
export const controlTallyParts = (
  { controls }: Pick<Snapshot, "controls">,
  accountId: string,
): readonly PlacedPart<"controlTallies">[] =>
  controls.map(({ region: home, control, about, pass, fail, cannotTell }) => ({
    home,
    content: {
      ...{ accountId, control, pass, fail, cannotTell },
      ...{ about: about?.arn ?? null, aboutRegion: about?.region ?? null },
    },
    exact: null,
  }));

/** What a scan read of its account as a whole, if it did. */
export function factParts(
  { monitoring, transit }: Pick<Snapshot, "monitoring" | "transit">,
  accountId: string,
): readonly PlacedPart<"accountFacts">[] {
  const seen = [
    { kind: "watch" as const, facts: monitoring },
    { kind: "transit" as const, facts: transit },
  ];
  return seen
    .filter(({ facts }) => facts !== null)
    .map(({ kind, facts }) => {
      const { json, exact } = takeExact(facts);
      return { home: ACCOUNT_WIDE, content: { accountId, kind, facts: json }, exact };
    });
}
