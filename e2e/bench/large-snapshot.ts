import { createHash } from "node:crypto";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { type Finding, subjectElsewhere, type UnitControlTally } from "#lib/domain/finding.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { CodedRow, Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { scanEndpoint } from "../accounts/scan-endpoint.ts";

/**
 * Keeps a snapshot of many protections: the demo account over and over, each time under other names.
 *
 * @param change made to it before it is kept
 */
export async function keepLargeSnapshot(
  databaseFile: string,
  protections: number,
  change = (snapshot: Snapshot): Snapshot => snapshot,
): Promise<void> {
  const account = await startDemoAccount();
  const { snapshot, counts, regions } = await scanEndpoint(account.url);
  await account.close();

  const store = await openDatabase(`file:${databaseFile}`, { now: () => new Date() });
  const caller = { accountId: "123456789012", partition: "aws", principalArn: "arn:aws:iam::123456789012:role/Bench" };
  const { scanId } = await store.journal.begin({ ...caller, regions });
  await store.journal.complete(scanId, change(multiply(snapshot, protections)), counts, regions, () => {});
  await store.close();
}

function multiply(snapshot: Snapshot, protections: number): Snapshot {
  const repeated = snapshot.rows.filter((row) => !isOfRegion(row)).length;
  const copies = Array.from({ length: Math.ceil(protections / repeated) }, (_, index) => index);
  const findings = copies.flatMap((copy) => snapshot.findings.flatMap((finding) => copyFinding(finding, copy)));
  return {
    ...snapshot,
    findings,
    controls: snapshot.controls.map((tally) => countAgain(tally, findings)),
    resources: copies.flatMap((copy) =>
      snapshot.resources.map(({ id, observation }) => ({
        id: copyId(id, copy),
        observation: copyObservation(observation, copy),
      })),
    ),
    rows: copies.flatMap((copy) => snapshot.rows.flatMap((row) => copyRow(row, copy))).slice(0, protections),
  };
}

/** Family ties stay within a copy: no parent gets the children of all copies. */
function copyObservation(observation: Observation, copy: number): Observation {
  return {
    ...observation,
    arn: copyName(observation.arn, copy),
    name: copyName(observation.name, copy),
    parentArn: observation.parentArn && copyName(observation.parentArn, copy),
    relations: observation.relations.map((relation) => ({
      ...relation,
      to: { ...relation.to, arn: copyName(relation.to.arn, copy) },
    })),
  };
}

function copyRow(row: CodedRow, copy: number): readonly CodedRow[] {
  if (isOfRegion(row) && copy > 0) return [];
  return [
    {
      ...row,
      id: copyId(row.id, copy),
      resourceId: row.resourceId && copyId(row.resourceId, copy),
      resourceArn: row.resourceArn && copyName(row.resourceArn, copy),
      parentArn: row.parentArn && copyName(row.parentArn, copy),
      resourceName: row.resourceName && copyName(row.resourceName, copy),
    },
  ];
}

/** A type that could not be listed in a Region is one row, however much there is of the others. */
const isOfRegion = ({ resourceId, parentArn }: CodedRow): boolean => resourceId === null && parentArn === null;

/** Keys, stores and Regions are the same for all copies. */
function copyFinding(finding: Finding, copy: number): readonly Finding[] {
  const { subject, name } = finding;
  if (subject.kind !== "row" && subject.kind !== "resource") return copy === 0 ? [finding] : [];
  return [{ ...finding, subject: { ...subject, id: copyId(subject.id, copy) }, name: copyName(name, copy) }];
}

function countAgain(tally: UnitControlTally, findings: readonly Finding[]): UnitControlTally {
  const own = findings.filter(
    (finding) =>
      finding.control === tally.control &&
      finding.units.includes(tally.region) &&
      subjectElsewhere(finding, tally.region)?.arn === tally.about?.arn,
  );
  const fail = own.filter(({ answer }) => answer === "fail").length;
  return { ...tally, fail, cannotTell: own.length - fail };
}

function copyName(name: string, copy: number): string {
  return copy === 0 ? name : `${name}-${copy}`;
}

function copyId(id: string, copy: number): string {
  return copy === 0 ? id : createHash("sha256").update(`${id} ${copy}`).digest("hex").slice(0, 16);
}
