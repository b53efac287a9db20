import { describe, expect, onTestFinished, test } from "vitest";
import type { DescribedKey, Key } from "#lib/domain/key.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { CodedRow, Snapshot } from "#lib/domain/snapshot.ts";
import type { Store } from "#lib/domain/store.ts";
import { urlId } from "./key-id.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, CALL, DENIED, landSnapshot, sampleKey, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const ANY_KEY = { manager: [], usability: null, state: [], region: [], account: [], q: null };

async function keep(snapshot: Partial<Snapshot>) {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  const { point } = await landSnapshot(store, snapshot);
  return { ...store, point };
}

function observation(name: string, more: Partial<Observation> = {}): Observation {
  return {
    type: "agent",
    accountId: ACCOUNT,
    region: "us-east-1",
    arn: `arn:aws:bedrock:us-east-1:${ACCOUNT}:agent/${name}`,
    name,
    status: null,
    parentArn: null,
    createdAt: null,
    protections: [],
    relations: [],
    facts: {},
    calls: [CALL],
    ...more,
  };
}

describe("resources", () => {
  const agent = observation("agent");
  const [sampled] = sampleSnapshot(1).rows;
  const rowOf = (resourceId: string, verdict: CodedRow["verdict"]) => ({
    ...(sampled as CodedRow),
    resourceId,
    verdict,
  });
  const alias = observation("alias", {
    type: "agent-alias",
    parentArn: agent.arn,
    relations: [
      { kind: "routes-to", label: "100%", to: { type: "agent", arn: agent.arn } },
      { kind: "uses", label: null, to: { type: "agent", arn: "arn:of:something:nobody:saw" } },
    ],
  });
  const elsewhere = { ...agent, region: "eu-central-1", name: "same ARN, another Region" };
  const snapshot = {
    resources: [
      { id: "a", observation: agent },
      { id: "b", observation: alias },
      { id: "c", observation: observation("second child", { parentArn: agent.arn }) },
      { id: "d", observation: elsewhere },
    ],
    rows: [
      rowOf("a", "customer-managed"),
      rowOf("b", "customer-managed"),
      rowOf("b", "aws-owned"),
      rowOf("c", "unencrypted"),
    ],
  };

  test("have the weakest of their verdicts", async () => {
    const { resources, point } = await keep(snapshot);
    expect((await resources.resource(point, "b"))?.verdict).toBe("aws-owned");
    expect((await resources.resource(point, "b"))?.observation).toEqual(alias);
    expect(await resources.resource(point, "z")).toBeNull();
  });

  test("have their parent and their children, weakest first", async () => {
    const { resources, point } = await keep(snapshot);
    expect(await resources.parentOf(point, alias)).toMatchObject({ id: "a", name: "agent" });
    expect(await resources.parentOf(point, agent)).toBeNull();
    expect((await resources.childrenOf(point, agent)).map(({ id }) => id)).toEqual(["c", "b"]);
    expect(await resources.childrenOf(point, elsewhere)).toEqual([]);
  });

  test("have their outgoing and incoming links, also to resources that the scan did not find", async () => {
    const { resources, point } = await keep(snapshot);
    const out = await resources.relatedTo(point, alias);
    expect(out.map(({ direction, kind, label, resource }) => [direction, kind, label, resource?.id ?? null])).toEqual([
      ["out", "routes-to", "100%", "a"],
      ["out", "uses", null, null],
    ]);
    const back = await resources.relatedTo(point, agent);
    expect(back.map(({ direction, kind, resource }) => [direction, kind, resource?.id])).toEqual([
      ["in", "routes-to", "b"],
    ]);
  });
});

test("a store is found by its ARN and by the name in a resource", async () => {
  const bucket: Store = {
    reference: { kind: "s3-bucket", id: "my-bucket", region: "us-east-1", ownerAccountId: null },
    reading: {
      kind: "read",
      arn: "arn:aws:s3:::my-bucket",
      key: { kind: "absent", absence: { means: "sse-s3" }, call: CALL },
      facts: {},
    },
  };
  const { resources, point } = await keep({ stores: [bucket] });
  const references = [
    { kind: "s3-bucket", arn: "arn:aws:s3:::my-bucket" },
    { kind: null, arn: null },
    { kind: "s3-bucket", arn: "my-bucket" },
    { kind: "log-group", arn: "my-bucket" },
  ] as const;
  const found = await resources.stores(point, references, { accountId: ACCOUNT, region: "us-east-1" });
  expect(found).toEqual([bucket, null, bucket, null]);
});

describe("keys", () => {
  const gone: Key = {
    kind: "gone",
    reference: `arn:aws:kms:us-east-1:${ACCOUNT}:key/gone`,
    accountId: ACCOUNT,
    region: "us-east-1",
    failure: DENIED,
  };
  const unreadable: Key = { ...gone, kind: "unreadable", reference: "arn:aws:kms:us-east-1:999999999999:key/theirs" };

  function replica(region: string): DescribedKey {
    const key = sampleKey(7);
    const arn = `arn:aws:kms:${region}:${ACCOUNT}:key/mrk-1`;
    const multiRegion = { role: "PRIMARY", primaryArn: null, replicaArns: [] } as const;
    return { ...key, metadata: { ...key.metadata, arn, region, multiRegion } };
  }

  test("a signing key is at risk although it is enabled", async () => {
    const sample = sampleSnapshot(7);
    const signing = sampleKey(3);
    const metadata = { ...signing.metadata, spec: "RSA_2048", usage: "SIGN_VERIFY" };
    const { keys, point } = await keep({ ...sample, keys: [sampleKey(2), { ...signing, metadata }] });
    expect((await keys.keysAtRisk(point, 10)).map(({ arn }) => arn)).toEqual([metadata.arn]);
  });

  test("at risk are first, then those with most dependants; one that could not be described is not at risk", async () => {
    const sample = sampleSnapshot(70);
    const { keys, point } = await keep({ ...sample, keys: [unreadable, ...sample.keys, gone] });
    const listed = await keys.keys(point, ANY_KEY, 0, 100);
    expect(listed.slice(0, 2).map(({ state }) => state)).toEqual(["PendingDeletion", "Gone"]);
    expect((await keys.keysAtRisk(point, 10)).map(({ state }) => state)).toEqual(["PendingDeletion", "Gone"]);
    const rows = listed.slice(2).map((key) => key.rows);
    expect(rows).toEqual([...rows].sort((a, b) => b - a));
    expect(rows[0]).toBeGreaterThan(0);
  });

  test("are found by state, also those without a state", async () => {
    const { keys, point } = await keep({ keys: [gone, unreadable, sampleKey(0), sampleKey(1)] });
    const statesOf = async (state: string[]) => {
      const found = await keys.keys(point, { ...ANY_KEY, state }, 0, 10);
      expect(await keys.countKeys(point, { ...ANY_KEY, state })).toBe(found.length);
      return found.map((key) => key.state);
    };
    expect(await statesOf(["Unreadable"])).toEqual([null]);
    expect((await statesOf(["Gone", "Enabled"])).sort()).toEqual(["Enabled", "Gone"]);
  });

  test("at risk are as many as the filter finds, among them an enabled key that cannot encrypt", async () => {
    const { metadata, ...rest } = sampleKey(3);
    const signing = { ...rest, metadata: { ...metadata, state: "Enabled", usage: "SIGN_VERIFY" } };
    const { keys, point } = await keep({ keys: [gone, unreadable, signing, sampleKey(1)] });
    const filter = { ...ANY_KEY, usability: "unusable" as const };
    const found = await keys.keys(point, filter, 0, 10);
    expect(found.map(({ state, atRisk }) => [state, atRisk]).sort()).toEqual([
      ["Enabled", true],
      ["Gone", true],
    ]);
    expect(await keys.countKeys(point, filter)).toBe(2);
    expect(await keys.countAtRisk(point)).toBe(2);
    expect((await keys.tallies(point, filter)).map(({ state }) => state).sort()).toEqual(["Enabled", "Gone"]);
  });

  test("are counted as the filters find them, also those without a state", async () => {
    const { keys, point } = await keep({ keys: [gone, unreadable, sampleKey(0), sampleKey(1)] });
    const tallies = await keys.tallies(point);
    expect(tallies.map(({ state }) => state)).toContain("Unreadable");
    for (const { keys: count, state, region, accountId } of tallies) {
      const filter = { ...ANY_KEY, state: [state], region: [region], account: [accountId] };
      expect(await keys.countKeys(point, filter)).toBe(count);
    }
    expect(tallies.reduce((sum, tally) => sum + tally.keys, 0)).toBe(4);
  });

  test("are found by a text in any of their aliases", async () => {
    const { keys, point } = await keep({ keys: [sampleKey(1), sampleKey(2)] });
    expect(await keys.keys(point, { ...ANY_KEY, q: "OTHER-2" }, 0, 10)).toMatchObject([{ alias: "alias/key-2" }]);
  });

  test("have a page with their dependent resources", async () => {
    const sample = sampleSnapshot(70);
    const { keys, point } = await keep(sample);
    const arn = sampleKey(2).metadata.arn;
    const page = await keys.key(point, urlId(arn));
    expect(page?.key).toEqual(sampleKey(2));
    const dependants = await keys.dependantsOf(point, arn);
    expect(dependants.map(({ id }) => id).sort()).toEqual(
      sample.rows.flatMap((row) => (row.keyArn === arn ? (row.resourceId ?? []) : [])).sort(),
    );
    expect(dependants[0]?.data).toHaveLength(1);
    expect(dependants).toHaveLength(page?.summary.resources ?? -1);
  });

  test("have a next and a previous dependent resource in the order of their list", async () => {
    const { keys, point } = await keep(sampleSnapshot(200));
    const arn = sampleKey(2).metadata.arn;
    const ids = (await keys.dependantsOf(point, arn)).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(8);
    for (const [at, id] of ids.entries()) {
      const beside = { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
      const expected = { ...beside, position: at + 1, total: ids.length, offset: at };
      expect(await keys.dependantNeighbours(point, arn, id)).toEqual(expected);
    }
    expect(await keys.dependantNeighbours(point, sampleKey(1).metadata.arn, ids[0] ?? "")).toBeNull();
  });

  test("show for a resource the verdict of the data that they encrypt, not of its other data", async () => {
    const key = sampleKey(2);
    const { arn } = key.metadata;
    const [sampled] = sampleSnapshot(1).rows;
    const rowOf = (resourceId: string, id: string, verdict: CodedRow["verdict"], keyArn: string | null) => ({
      ...(sampled as CodedRow),
      ...{ id, resourceId, verdict, keyArn, region: "us-east-1" },
    });
    const { keys, point } = await keep({
      keys: [key],
      resources: ["a", "b"].map((id) => ({ id, observation: observation(id) })),
      rows: [
        rowOf("a", "1", "unencrypted", null),
        rowOf("a", "2", "customer-managed", arn),
        rowOf("b", "3", "customer-managed", arn),
        rowOf("b", "4", "key-unusable", arn),
      ],
    });
    const dependants = await keys.dependantsOf(point, arn);
    expect(dependants.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["b", "key-unusable"],
      ["a", "customer-managed"],
    ]);
  });

  test("at risk are sorted by their deletion date, then by dependants", async () => {
    const pending = (index: number, deletionDate: string | null) => {
      const key = sampleKey(index);
      return {
        ...key,
        metadata: { ...key.metadata, state: deletionDate ? "PendingDeletion" : "Disabled", deletionDate },
      };
    };
    const [later, sooner, disabled] = [
      pending(1, "2026-12-20T00:00:00.000Z"),
      pending(2, "2026-12-10T00:00:00.000Z"),
      pending(3, null),
    ];
    const [sampled] = sampleSnapshot(1).rows;
    const rowOf = (id: string, { metadata }: DescribedKey) => ({
      ...(sampled as CodedRow),
      ...{ id, resourceId: id, keyArn: metadata.arn },
    });
    const rows = ["a", "b", "c"].map((id) => rowOf(id, disabled)).concat(rowOf("d", later));
    const { keys, point } = await keep({ keys: [disabled, later, sooner], rows });
    const order = [sooner, later, disabled].map(({ metadata }) => metadata.arn);
    expect((await keys.keysAtRisk(point, 10)).map(({ arn }) => arn)).toEqual(order);
    expect((await keys.keys(point, ANY_KEY, 0, 10)).map(({ arn }) => arn)).toEqual(order);
  });

  test("have their replicas in other Regions", async () => {
    const { keys, point } = await keep({ keys: [replica("us-east-1"), replica("eu-central-1"), sampleKey(1)] });
    const [first] = await keys.keys(point, { ...ANY_KEY, region: ["us-east-1"], q: "mrk-" }, 0, 10);
    if (!first) throw new Error("not found");
    expect((await keys.replicasOf(point, first)).map(({ region }) => region)).toEqual(["eu-central-1"]);
  });
});

test("the most consequential gaps are first: a whole list before a single resource", async () => {
  const { scans, point } = await keep({ gaps: sampleSnapshot(0).gaps });
  expect((await scans.gaps(point)).map(({ subject }) => subject)).toEqual([null, "arn:x"]);
  expect(await scans.gaps(point, { region: [], account: [] }, 1)).toHaveLength(1);
  expect(await scans.countGaps(point)).toBe(2);
});
