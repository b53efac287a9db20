import { type KeptFinding, type Subject, subjectId } from "../finding.ts";
import type { ResourceTypeSlug } from "../observation.ts";
import { type Change, type ChangeKind, type FindingState, sameJson } from "./change.ts";
import { type RowComparison, type RowPair, sameFacts, strengthOf } from "./compare-rows.ts";
import { type Between, isUnread, type Unit } from "./sight.ts";

export interface ComparedFinding extends KeptFinding {
  readonly accountId: string;
}

/**
 * What is known of the subject of a finding. A pass is not kept: that there is no finding is a pass only of a subject
 * that was read and evaluated.
 */
export interface Judged {
  readonly unit: Unit;
  readonly type: ResourceTypeSlug | null;
  readonly passedBefore: boolean;
  readonly passesNow: boolean;
  readonly sameFacts: boolean;
  readonly sameVersion: boolean;
  /** Whether a change of the row itself says that it could no longer be read, or again. */
  readonly isTold: boolean;
}

/** A finding of each posture about the same subject. */
interface FindingPair {
  readonly before: ComparedFinding | null;
  readonly after: ComparedFinding | null;
}

/** Compares the findings about a resource and its rows. What is new or gone has its findings in its own change. */
export function compareFindings(
  older: readonly ComparedFinding[],
  newer: readonly ComparedFinding[],
  rows: RowComparison,
  between: Between,
): readonly Change[] {
  if (rows.pairs.length === 0) return [];
  const byOlderId = new Map(rows.pairs.map((pair) => [pair.before.id, pair]));
  const byNewerId = new Map(rows.pairs.map((pair) => [pair.after.id, pair]));
  // A row keeps its findings when its id changes.
  const olderSubject = ({ subject }: ComparedFinding): Subject => {
    const pair = subject.kind === "row" ? byOlderId.get(subject.id) : undefined;
    return pair ? { kind: "row", id: pair.after.id } : subject;
  };
  return pairFindings(older, newer, olderSubject).flatMap((pair) => {
    const subject = pair.after?.subject ?? (pair.before ? olderSubject(pair.before) : null);
    if (subject?.kind !== "row") return findingChange(pair, judgedResource(rows, between), between);
    const row = byNewerId.get(subject.id);
    return row ? findingChange(pair, judgedRow(row, between), between) : [];
  });
}

/** Pairs findings by control and subject. */
export function pairFindings(
  older: readonly ComparedFinding[],
  newer: readonly ComparedFinding[],
  olderSubject = ({ subject }: ComparedFinding): Subject => subject,
): readonly FindingPair[] {
  const idOf = (control: string, subject: Subject) => `${control} ${subjectId(subject)}`;
  const left = new Map(newer.map((finding) => [idOf(finding.control, finding.subject), finding]));
  const pairs: FindingPair[] = older.map((before) => {
    const id = idOf(before.control, olderSubject(before));
    const after = left.get(id) ?? null;
    left.delete(id);
    return { before, after };
  });
  return [...pairs, ...[...left.values()].map((after) => ({ before: null, after }))];
}

function judgedRow(pair: RowPair, between: Between): Judged {
  return judged([pair], pair.before.verdict !== "unknown", passes(pair), between);
}

function judgedResource({ pairs, unverified, unseen }: RowComparison, between: Between): Judged {
  const wasRead = unseen.length === 0 && pairs.every(({ before }) => before.verdict !== "unknown");
  return judged(pairs, wasRead, unverified.length === 0 && pairs.every(passes), between);
}

/** A control does not evaluate what holds no data, and another one evaluates a weaker verdict. */
const passes = ({ before, after }: RowPair): boolean =>
  after.verdict !== "unknown" &&
  after.verdict !== "not-applicable" &&
  strengthOf(after.verdict) >= strengthOf(before.verdict);

function judged(pairs: readonly RowPair[], passedBefore: boolean, passesNow: boolean, between: Between): Judged {
  const [first] = pairs;
  if (!first) throw new Error("A resource that is in both postures has a row in both");
  return {
    unit: first.after,
    type: first.after.type,
    passedBefore,
    passesNow,
    sameFacts: pairs.every(sameFacts),
    sameVersion: between.sameVersion(first.after),
    isTold: pairs.some(({ before, after }) => isUnread(before) !== isUnread(after)),
  };
}

/** The change of one finding; none where it is the same, or where nothing can be said. */
export function findingChange(pair: FindingPair, judged: Judged, between: Between): readonly Change[] {
  const { before, after } = pair;
  const kind = kindOf(pair, judged, between);
  const finding = after ?? before;
  if (!kind || !finding) return [];
  const { control, subject, resourceId, region, name } = finding;
  return [
    {
      ...{ kind, accountId: judged.unit.accountId, region, type: judged.type, name },
      ...{ subject: "finding", control, about: subject, resourceId },
      before: before && stateOf(before),
      after: after ? stateOf(after) : between.newer.evaluates(control) ? PASS : null,
    },
  ];
}

function kindOf({ before, after }: FindingPair, judged: Judged, between: Between): ChangeKind | null {
  if (before && after) return kindOfBoth(before, after, judged);
  if (after) return kindOfOne(after, judged.passedBefore, ["new", "newly-unreadable"], judged, between);
  return before && kindOfOne(before, judged.passesNow, ["fixed", "readable-again"], judged, between);
}

/** @param isPass whether the posture without the finding read its subject, and found that it passes */
function kindOfOne(
  { control, answer }: KeptFinding,
  isPass: boolean,
  [ofFail, ofUnknown]: readonly [ChangeKind, ChangeKind],
  judged: Judged,
  { older, newer }: Between,
): ChangeKind | null {
  if (!older.evaluates(control) || !newer.evaluates(control)) return answer === "fail" ? "assessed-differently" : null;
  if (!isPass) return null;
  if (isUpgrade(judged)) return "assessed-differently";
  if (answer === "fail") return ofFail;
  return judged.isTold ? null : ofUnknown;
}

function kindOfBoth(before: KeptFinding, after: KeptFinding, judged: Judged): ChangeKind | null {
  if (before.answer === after.answer)
    return before.answer === "fail" && judged.sameVersion && !sameReason(before, after) ? "changed" : null;
  if (isUpgrade(judged)) return "assessed-differently";
  return after.answer === "fail" ? "readable-again" : "newly-unreadable";
}

/** Facts are equal and versions are not: the control or the catalogue changed, not AWS. */
const isUpgrade = ({ sameVersion, sameFacts }: Judged): boolean => !sameVersion && sameFacts;

const sameReason = (before: KeptFinding, after: KeptFinding): boolean =>
  sameJson([before.reasonCode, before.reasonParameters], [after.reasonCode, after.reasonParameters]);

const PASS: FindingState = { answer: "pass", reason: null, reasonCode: null, reasonParameters: null };

const stateOf = ({ answer, reason, reasonCode, reasonParameters }: KeptFinding): FindingState => ({
  answer,
  reason,
  reasonCode: reasonCode ?? null,
  reasonParameters: reasonParameters ?? null,
});
