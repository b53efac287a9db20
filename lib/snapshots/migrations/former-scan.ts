import { sql } from "kysely";
import { ACCOUNT_WIDE, type HomeUnits, homeUnits } from "#lib/domain/home-unit.ts";
import type { Key } from "#lib/domain/key.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Store } from "#lib/domain/store.ts";
import type { Database } from "../database.ts";
import { countDependants, standingOf } from "../key-parts.ts";
import type { Dependants } from "../key-summary.ts";
import { takeExact, takeExactText } from "../landing/exact.ts";
import type { PlacedPart, PlacedParts, Readings, ScanScope } from "../landing/split-parts.ts";
import type { Content, UnitParts } from "../landing/unit-parts.ts";
import type { ExactColumn, PartTable } from "../schema.ts";
import { keyRiskOrder } from "../sort-keys.ts";
import { toSubject } from "../stored-finding.ts";
import { readJson } from "../stored-json.ts";
import { tallyVerdicts } from "../tally.ts";
import { ACCOUNT_CONTROLS, splitTallies, type UnsplitPass } from "./former-tallies.ts";

/** A completed scan of before units. */
export interface FormerScan extends ScanScope {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly toolVersion: string | null;
}

/** What the former tables have of a scan. */
interface Former {
  readonly rows: readonly FormerRow[];
  readonly parts: PlacedParts;
  readonly readings: Readings;
  readonly unsplit: readonly UnsplitPass[];
}

type FormerRow = Content<"protections"> & { readonly [Column in ExactColumn]: ProtectionRow[Column] };

/** The parts of a scan in the former tables, each with its unit. */
export async function readFormer(db: Database, scan: FormerScan): Promise<Former> {
  const read = <Table extends PartTable, Before = Content<Table>>(table: Table) => partsOf<Before>(db, table, scan.id);
  const rows = await read<"protections", FormerRow>("protections");
  const homes = homeUnits(scan.regions, rows);
  const findings = (await read("findings")).map((content) => ({
    home: homeOfFinding(content, homes),
    content,
    exact: null,
  }));
  const { controlTallies, unsplit } = splitTallies(await read("controlTallies"), findings, scan.regions);
  const keys = placeKeys(await read<"keys", FormerKey>("keys"), rows, homes);
  const homesOfKey = Map.groupBy(keys, ({ content }) => content.arn);
  const parts: PlacedParts = {
    resources: (await read("resources")).map((content) => {
      const { json: observation, exact } = takeExactText(content.observation);
      return { home: homes.ofRegion(content.region), content: { ...content, observation }, exact };
    }),
    protections: rows.map(({ observedAt, sourceRequestId, keySourceRequestId, ...content }) => ({
      home: homes.ofRow(content),
      content,
      exact: [observedAt, sourceRequestId, keySourceRequestId],
    })),
    links: (await read("links")).map((content) => ({ home: homes.ofRegion(content.region), content, exact: null })),
    stores: (await read("stores")).flatMap((content) => placeStore(content, homes)),
    keys,
    keyAliases: (await read("keyAliases")).flatMap((content) =>
      (homesOfKey.get(content.keyArn) ?? []).map(({ home }) => ({ home, content, exact: null })),
    ),
    gaps: (await read("gaps")).map((content) => {
      const { json: gap, exact } = takeExactText(content.gap);
      return { home: homes.ofGap(readJson<Gap>(content.gap)), content: { ...content, gap }, exact };
    }),
    tallies: (await read("tallies")).map((content) => ({ home: homes.ofRow(content), content, exact: null })),
    findings,
    controlTallies,
    accountFacts: (await read("accountFacts")).map((content) => {
      const { json: facts, exact } = takeExactText(content.facts);
      return { home: ACCOUNT_WIDE, content: { ...content, facts }, exact };
    }),
  };
  return { rows, parts, readings: await readingsOf(db, scan, rows, homes), unsplit };
}

/** The parts of a former table, without scan and position. */
async function partsOf<Part>(db: Database, table: string, scanId: string): Promise<Part[]> {
  const former = sql.table(`before${table.charAt(0).toUpperCase()}${table.slice(1)}`);
  const { rows } = await sql<Part & { scanId: string; position: number }>`
    select * from ${former} where scan_id = ${scanId} order by position`.execute(db);
  return rows.map(({ scanId: _, position: __, ...part }) => part as Part);
}

function homeOfFinding(finding: Content<"findings">, homes: HomeUnits): string {
  const { control, region } = finding;
  const scope = ACCOUNT_CONTROLS.includes(control) ? "account" : "region";
  const units = homes.ofJudgement(
    { subject: toSubject(finding.subjectKind, finding.subjectId, finding.keyArn), region },
    scope,
  );
  // Passes were counted once for all Regions, so these are too.
  return units.find((unit) => unit === region) ?? units.find((unit) => unit !== ACCOUNT_WIDE) ?? units[0];
}

function placeStore(content: Content<"stores">, homes: HomeUnits): readonly PlacedPart<"stores">[] {
  const { reference } = readJson<Store>(content.store);
  const { json, exact } = takeExactText(content.store);
  return homes
    .ofStore(content.arn ?? content.referenceId, reference.region)
    .map((home) => ({ home, content: { ...content, store: json }, exact }));
}

type FormerKey = Omit<Content<"keys">, "standing">;

function placeKeys(
  keys: readonly FormerKey[],
  rows: readonly FormerRow[],
  homes: HomeUnits,
): readonly PlacedPart<"keys">[] {
  const dependants = countDependants(rows, homes);
  return keys.flatMap((former) => {
    const { arn, region, accountId, ownerAccountId } = former;
    const key = readJson<Key>(former.key);
    const { json, exact } = takeExact(key);
    const standing = standingOf(key.kind, ownerAccountId === accountId);
    return homes.ofKey(arn, region).map((home) => ({
      home,
      content: { ...former, ...inUnit(former, dependants.within(arn, home)), standing, key: json },
      exact,
    }));
  });
}

/** A key with what depends on it in one unit. */
function inUnit({ arn, atRisk, deletionDate }: FormerKey, dependants: Dependants) {
  return { ...dependants, riskOrder: keyRiskOrder({ arn, atRisk: atRisk === 1, deletionDate, rows: dependants.rows }) };
}

interface FormerReading extends Omit<UnitParts["reading"], "verdicts"> {
  readonly region: string;
}

async function readingsOf(
  db: Database,
  scan: FormerScan,
  rows: readonly FormerRow[],
  homes: HomeUnits,
): Promise<Readings> {
  const verdictsOf = Map.groupBy(rows, (row) => homes.ofRow(row));
  const readings = await partsOf<FormerReading>(db, "readings", scan.id);
  return new Map(
    readings.map(({ region, reads, failed, notOffered }) => {
      const verdicts = JSON.stringify(tallyVerdicts(verdictsOf.get(region) ?? []));
      return [region, { reads, failed, notOffered, verdicts }];
    }),
  );
}
