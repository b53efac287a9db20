import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { Finding } from "#lib/domain/finding.ts";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import type { Gap, Observation } from "#lib/domain/observation.ts";
import type { Point } from "#lib/domain/posture.ts";
import { NO_FILTER, type RowFilter } from "#lib/domain/row-filter.ts";
import type { CodedRow, Snapshot } from "#lib/domain/snapshot.ts";
import type { Store } from "#lib/domain/store.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { openDatabase } from "./open-database.ts";
import {
  ACCOUNT,
  CALL,
  DENIED,
  landSnapshot,
  postureOf,
  REGIONS,
  sampleKey,
  sampleRow,
} from "./snapshot-sample.testkit.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const [EUROPE, EAST, WEST] = REGIONS;
const OTHER = "444455556666";

async function open(path = temporaryDatabase()) {
  const store = await openDatabase(`file:${path}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  return store;
}

const rowIn = (region: string, status: string, observedAt = "2026-11-01T08:00:00.000Z"): CodedRow => ({
  ...sampleRow(1, []),
  ...{ id: `row ${region}`, resourceId: `resource ${region}`, region, resourceStatus: status, observedAt },
});

/** `Region status observed` of each row, sorted. */
async function rowsAt({ rows }: SnapshotStore, point: Point): Promise<readonly string[]> {
  const found = await rows.rows(point, NO_FILTER, "region", 0, 100);
  expect(await rows.countRows(point, NO_FILTER)).toBe(found.length);
  return found.map(
    ({ region, resourceStatus, observedAt }) => `${region} ${resourceStatus} ${observedAt?.slice(0, 10)}`,
  );
}

test("of two scans the point of the first shows what it read, also what the second read unchanged at another time", async () => {
  const store = await open();
  const was = [rowIn(EUROPE, "old", "2026-10-01T08:00:00.000Z"), rowIn(EAST, "same", "2026-10-01T08:00:00.000Z")];
  const is = [rowIn(EUROPE, "new", "2026-11-01T08:00:00.000Z"), rowIn(EAST, "same", "2026-11-01T08:00:00.000Z")];
  const first = await landSnapshot(store, { rows: was });
  const second = await landSnapshot(store, { rows: is });
  const before = [`${EUROPE} old 2026-10-01`, `${EAST} same 2026-10-01`];
  const now = [`${EUROPE} new 2026-11-01`, `${EAST} same 2026-11-01`];
  expect(await rowsAt(store, first.point)).toEqual(before);
  expect(await rowsAt(store, postureOf(first.point))).toEqual(before);
  expect(await rowsAt(store, second.point)).toEqual(now);
  expect(await rowsAt(store, postureOf(second.point))).toEqual(now);
  const [europe] = await store.rows.rows(postureOf(second.point), { ...NO_FILTER, region: [EAST] }, "verdict", 0, 1);
  expect(europe?.reading).toMatchObject({ scanId: second.scanId, landedAt: second.point.at });
});

test("a scan of one Region leaves the newest readings of the others, and as one scan shows only its own", async () => {
  const store = await open();
  const all = await landSnapshot(store, { rows: REGIONS.map((region) => rowIn(region, "old")) });
  const one = await landSnapshot(store, { rows: [rowIn(WEST, "new")] }, { regions: [WEST] });
  const at = "2026-11-01";
  expect(await rowsAt(store, postureOf(one.point))).toEqual([
    `${EUROPE} old ${at}`,
    `${EAST} old ${at}`,
    `${WEST} new ${at}`,
  ]);
  expect(await rowsAt(store, one.point)).toEqual([`${WEST} new ${at}`]);
  const found = await store.rows.rows(postureOf(one.point), NO_FILTER, "-observed", 0, 10);
  expect(found.map(({ region, reading }) => [region, reading.scanId])).toEqual([
    [WEST, one.scanId],
    [EAST, all.scanId],
    [EUROPE, all.scanId],
  ]);
});

test("a total counts the rows of one account in the readings of several, which may see what it shares", async () => {
  const store = await open();
  await landSnapshot(store, { rows: [rowIn(EAST, "own")] });
  const shared = { ...rowIn(EAST, "shared"), id: "shared" };
  const { point } = await landSnapshot(store, { rows: [shared] }, { accountId: OTHER });
  const filter = { ...NO_FILTER, account: [ACCOUNT] };
  expect(await store.rows.rows(postureOf(point), filter, "verdict", 0, 10)).toHaveLength(2);
  expect(await store.rows.countRows(postureOf(point), filter)).toBe(2);
});

const observed = (name: string, more: Partial<Observation>): Observation => ({
  ...{ type: "agent", accountId: ACCOUNT, region: EAST, arn: `arn:aws:bedrock:${EAST}:${ACCOUNT}:agent/${name}`, name },
  ...{ status: null, parentArn: null, createdAt: null, protections: [], relations: [], facts: {}, calls: [CALL] },
  ...more,
});

test("what is joined is of the same time and the same unit: links, dependants and rows under a key", async () => {
  const store = await open();
  const key = sampleKey(1);
  const { arn } = key.metadata;
  const agent = observed("agent", {});
  const scan = (status: string) => {
    const relations = [{ kind: "routes-to", label: null, to: { type: "agent", arn: agent.arn } }] as const;
    const alias = observed("alias", { type: "agent-alias", parentArn: agent.arn, status, relations });
    const row = { ...rowIn(EAST, status), id: "row", resourceId: "alias", keyArn: arn };
    const resources = [
      { id: "agent", observation: agent },
      { id: "alias", observation: alias },
    ];
    return landSnapshot(store, { resources, rows: [row], keys: [key] });
  };
  const { point: was } = await scan("OLD");
  const { point: is } = await scan("NEW");
  const points = [
    [was, "OLD"],
    [postureOf(was), "OLD"],
    [is, "NEW"],
    [postureOf(is), "NEW"],
  ] as const;
  for (const [point, status] of points) {
    const { resources, keys, grants } = store;
    const related = await resources.relatedTo(point, agent);
    expect(related.map(({ resource }) => [resource?.id, resource?.status])).toEqual([["alias", status]]);
    expect((await resources.childrenOf(point, agent)).map((each) => each.status)).toEqual([status]);
    expect((await resources.routesTo(point, [agent.arn], EAST)).map((each) => each.status)).toEqual([status]);
    expect((await keys.dependantsOf(point, arn)).map((each) => [each.id, each.status])).toEqual([["alias", status]]);
    expect((await grants.rowsUnder(point, arn, [], null)).map((each) => [each.id, each.status])).toEqual([
      ["alias", status],
    ]);
    expect((await resources.resource(point, "alias"))?.observation).toMatchObject({ status, calls: [CALL] });
  }
});

test("a store that another account or Region read too is the one that the resource's own verdicts rest on", async () => {
  const store = await open();
  const logs = (tls: string): Store => ({
    reference: { kind: "log-group", id: "/aws/bedrock", region: EAST, ownerAccountId: null },
    reading: {
      ...{ kind: "read", arn: "/aws/bedrock", facts: { tls } },
      key: { kind: "absent", absence: { means: "sse-s3" }, call: CALL },
    },
  });
  const scan = (accountId: string, region: string, tls: string) => {
    const row = { ...rowIn(region, "ACTIVE"), id: `${accountId} ${region}`, storeArn: "/aws/bedrock" };
    return landSnapshot(store, { stores: [logs(tls)], rows: [row] }, { accountId, regions: [region] });
  };
  await scan(ACCOUNT, EAST, "own");
  await scan(ACCOUNT, WEST, "other Region");
  const { point } = await scan(OTHER, EAST, "other account");
  const factOf = async (accountId: string, region: string) => {
    const reference = { kind: "log-group", arn: "/aws/bedrock" } as const;
    const [found] = await store.resources.stores(postureOf(point), [reference], { accountId, region });
    return found?.reading.kind === "read" ? found.reading.facts.tls : null;
  };
  expect(await factOf(ACCOUNT, EAST)).toBe("own");
  expect(await factOf(ACCOUNT, WEST)).toBe("other Region");
  expect(await factOf(OTHER, EAST)).toBe("other account");
  expect(await factOf("999999999999", EAST)).toBeNull();
});

test("gaps are counted and listed by account and Region", async () => {
  const store = await open();
  const gap = (accountId: string, region: string): Gap => ({
    ...{ accountId, region, type: "agent", subject: null, failure: DENIED },
  });
  await landSnapshot(store, { gaps: [gap(ACCOUNT, EAST), gap(ACCOUNT, WEST)] });
  const { point } = await landSnapshot(store, { gaps: [gap(OTHER, EAST)] }, { accountId: OTHER });
  const counts = [];
  for (const [account, region] of [
    [[], []],
    [[ACCOUNT], []],
    [[], [EAST]],
    [[OTHER], [WEST]],
  ] as const) {
    const found = await store.scans.gaps(postureOf(point), { account, region });
    expect(await store.scans.countGaps(postureOf(point), { account, region })).toBe(found.length);
    expect((await store.scans.countGapKinds(postureOf(point), { account, region })).denied ?? 0).toBe(found.length);
    counts.push(found.length);
  }
  expect(counts).toEqual([3, 2, 2, 0]);
  expect(await store.scans.gaps(point)).toEqual([gap(OTHER, EAST)]);
});

const ACCOUNTS = [ACCOUNT, OTHER];
const KEYS = [0, 1, 2].map(sampleKey);

/** A scan: its account, its Regions, and for some rows the verdict and the key. */
const anyScan = fc.record({
  accountId: fc.constantFrom(...ACCOUNTS),
  regions: fc.subarray<string>([...REGIONS], { minLength: 1 }),
  rows: fc.uniqueArray(
    fc.record({
      index: fc.nat(11),
      verdict: fc.constantFrom(...VERDICTS.slice(0, 3)),
      key: fc.option(fc.constantFrom(...KEYS)),
    }),
    { selector: ({ index }) => index },
  ),
});
type AnyScan = typeof anyScan extends fc.Arbitrary<infer Scan> ? Scan : never;

function snapshotOf({ accountId, regions, rows }: AnyScan): Partial<Snapshot> & { readonly rows: readonly CodedRow[] } {
  const found = rows
    .map(({ index, verdict, key }) => ({
      ...sampleRow(index, []),
      ...{ id: `${accountId} ${index}`, resourceId: `${accountId} resource ${index % 6}`, accountId, verdict },
      keyArn: key?.metadata.arn ?? null,
    }))
    .filter(({ region }) => regions.includes(region));
  const findings = found.map(
    ({ id, region }): Finding => ({
      ...{ subject: { kind: "row", id }, control: "BEP-002", answer: "fail", region, units: [region], name: id },
      ...{ reason: "", reasonCode: "seen", reasonParameters: {} },
    }),
  );
  const controls = regions.map((region) => ({
    ...{ control: "BEP-002", region, pass: 1, cannotTell: 0 },
    fail: found.filter((row) => row.region === region).length,
  }));
  return { rows: found, keys: KEYS, findings, controls };
}

/** The rows that a posture must have: of each account × Region those of its newest scan. */
function expectedRows(scans: readonly AnyScan[]): readonly CodedRow[] {
  return ACCOUNTS.flatMap((accountId) =>
    REGIONS.flatMap((region) => {
      const newest = scans.findLast((scan) => scan.accountId === accountId && scan.regions.includes(region));
      return newest ? snapshotOf(newest).rows.filter((row) => row.region === region) : [];
    }),
  );
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();

async function expectSums({ rows, keys, controls }: SnapshotStore, point: Point, expected: readonly CodedRow[]) {
  const read = (filter: RowFilter) => rows.rows(point, filter, "verdict", 0, 1_000);
  expect(idsOf(await read(NO_FILTER))).toEqual(idsOf(expected));
  const tallies = await rows.tallies(point);
  const filters: readonly (readonly [Partial<RowFilter>, (row: CodedRow) => boolean])[] = [
    [{}, () => true],
    ...ACCOUNTS.map((account) => [{ account: [account] }, (row: CodedRow) => row.accountId === account] as const),
    ...REGIONS.map((region) => [{ region: [region] }, (row: CodedRow) => row.region === region] as const),
    ...VERDICTS.map((verdict) => [{ verdict: [verdict] }, (row: CodedRow) => row.verdict === verdict] as const),
    ...KEYS.map(({ metadata: { arn } }) => [{ key: arn }, (row: CodedRow) => row.keyArn === arn] as const),
    [{ account: [ACCOUNT], region: [EAST] }, (row) => row.accountId === ACCOUNT && row.region === EAST],
  ];
  for (const [part, matches] of filters) {
    const filter = { ...NO_FILTER, ...part };
    const matching = idsOf(expected.filter(matches));
    expect(idsOf(await read(filter))).toEqual(matching);
    expect(await rows.countRows(point, filter)).toBe(matching.length);
  }
  expect(tallies.reduce((sum, tally) => sum + tally.rows, 0)).toBe(expected.length);

  const shown = await keys.keys(point, NO_KEY_FILTER, 0, 100, "-dependants");
  expect(await keys.countKeys(point, NO_KEY_FILTER)).toBe(shown.length);
  expect((await keys.tallies(point)).reduce((sum, tally) => sum + tally.keys, 0)).toBe(shown.length);
  expect(await keys.countAtRisk(point)).toBe((await keys.keysAtRisk(point, 100)).length);
  expect(new Set(shown.map(({ arn }) => arn)).size).toBe(shown.length);
  const used = (arn: string) => expected.filter(({ keyArn }) => keyArn === arn);
  for (const { metadata } of KEYS)
    expect(shown.find(({ arn }) => arn === metadata.arn)?.rows ?? 0).toBe(used(metadata.arn).length);
  expect(shown.map((key) => key.rows)).toEqual(shown.map((key) => key.rows).toSorted((one, other) => other - one));
  for (const { id, rows: count } of shown) {
    const found = await keys.key(point, id);
    expect(found?.copies.reduce((sum, copy) => sum + copy.rows, 0)).toBe(count);
    expect(found?.summary.rows).toBe(count);
  }

  for (const account of [[], ...ACCOUNTS.map((each) => [each])]) {
    const filter = { ...NO_FINDING_FILTER, account };
    const found = await controls.findings(point, filter, 0, 1_000);
    expect(await controls.countFindings(point, filter)).toBe(found.length);
    expect(found).toHaveLength(
      expected.filter(({ accountId }) => account.length === 0 || account.includes(accountId)).length,
    );
    const [tally] = await controls.tallies(point, { account });
    expect(tally?.fail ?? 0).toBe(found.length);
    for (const region of REGIONS) {
      const scope = { account, region: [region] };
      const inRegion = await controls.findings(point, { ...NO_FINDING_FILTER, ...scope }, 0, 1_000);
      const [tallied] = await controls.tallies(point, scope);
      expect((tallied?.fail ?? 0) + (tallied?.cannotTell ?? 0)).toBe(inRegion.length);
    }
  }
}

test("sums equal the rows behind them for every filter, at every time, after any scans of any Regions", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyScan, { minLength: 1, maxLength: 5 }), async (scans) => {
      const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
      const points: Point[] = [];
      for (const scan of scans) points.push((await landSnapshot(store, snapshotOf(scan), scan)).point);
      for (const [index, point] of points.entries()) {
        await expectSums(store, postureOf(point), expectedRows(scans.slice(0, index + 1)));
        await expectSums(store, point, expectedRows(scans.slice(index, index + 1)));
      }
      await store.close();
    }),
    { numRuns: 20 },
  );
}, 60_000);
