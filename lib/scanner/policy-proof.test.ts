import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReader, type Reader } from "#lib/aws/reader.ts";
import { scanPermissions } from "#lib/catalogue/permissions.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { actionOf } from "#lib/demo/faults/action-gate.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";
import { CalmAnswers } from "../../e2e/accounts/calm-answers.ts";
import { actionsBehind } from "./actions-behind.testkit.ts";
import { breachesOfLaw } from "./fault-law.testkit.ts";
import { scanAccount } from "./scan-account.ts";

/*
 * The least-privilege policy, proven both ways: nothing that a scan needs is missing from it, and nothing in it is
 * without effect.
 */

const HOME = "us-east-1";

/** They tell more about a key, or of data in transit; no verdict rests on them. */
const BESIDE_VERDICTS = [
  "kms:GetKeyLastUsage",
  "ec2:DescribeVpcEndpoints",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListGrants",
  "kms:ListResourceTags",
  "s3:GetBucketPolicy",
  // Who would notice that a key is taken away.
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetEventSelectors",
  "cloudtrail:GetTrailStatus",
  "cloudwatch:DescribeAlarms",
  "events:ListRules",
  "events:ListTargetsByRule",
  "logs:DescribeMetricFilters",
  "sns:GetTopicAttributes",
];

const POLICY = scanPermissions();
let account: DemoAccount;
/** Of the same account, to a caller whom nothing is allowed. */
let refusing: DemoAccount;
const readers: Reader[] = [];

const readerOf = ({ url }: DemoAccount): Reader => {
  const reader = createReader({ bounds: { attempts: 1 }, endpoint: url });
  readers.push(reader);
  return reader;
};

beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: HOME, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account = await startDemoAccount();
  refusing = await startDemoAccount();
  refusing.policy.allowOnly([]);
});
afterAll(async () => {
  for (const reader of readers) reader.close();
  await Promise.all([account.close(), refusing.close()]);
});

async function scan(reader: Reader, regions: readonly string[] | null): Promise<Snapshot> {
  const identity = await reader.identify();
  if (!identity.ok) throw new Error(identity.failure.message);
  const signal = new AbortController().signal;
  return (await scanAccount(reader, { identity: identity.output, regions, signal, onProgress() {} })).snapshot;
}

function scanAllowed(actions: readonly string[] | null, regions: readonly string[] | null): Promise<Snapshot> {
  account.policy.allowOnly(actions);
  return scan(readerOf(account), regions);
}

const judged = ({ id, verdict, reason, keyArn, keyClass, unknown }: ProtectionRow): string =>
  JSON.stringify({ id, verdict, reason, keyArn, keyClass, unknown });
const told = ({ region, type, subject, failure: { code, operation } }: Gap): string =>
  JSON.stringify({ region, type, subject, code, operation });
const inOrder = <Item>(items: readonly Item[], write: (item: Item) => string) => items.map(write).sort();

/** One sentence for each row that needs an action and knows without it, or does not rest on it and is not as it was. */
function breachesOfPolicy(action: string, whole: Snapshot, part: Snapshot): readonly string[] {
  const after = new Map(part.rows.map((row) => [row.id, row]));
  return whole.rows.flatMap((row) => {
    const now = after.get(row.id);
    const { needed, consulted } = actionsBehind(row, whole);
    const name = `${row.type} ${row.resourceArn} (${row.data})`;
    if (needed.has(action)) return now && now.verdict !== "unknown" ? [`${name} still says ${now.verdict}`] : [];
    if (consulted.has(action)) return [];
    return now && judged(now) === judged(row) ? [] : [`${name} was ${row.reason} and is ${now?.reason}`];
  });
}

describe("a caller whom the policy allows, and nothing else,", () => {
  test("is refused nothing in any Region, and sees what one sees to whom all is allowed", async () => {
    account.calls.reset();
    const allowed = await scanAllowed(POLICY, null);
    const asked = new Set(Object.keys(account.calls.counts().operations).map(actionOf));
    const unlimited = await scanAllowed(null, null);

    expect(inOrder(allowed.gaps, told)).toEqual(inOrder(unlimited.gaps, told));
    expect(inOrder(allowed.rows, judged)).toEqual(inOrder(unlimited.rows, judged));
    expect(POLICY.filter((action) => !asked.has(action))).toEqual([]);
  });
});

describe("without", () => {
  let whole: Snapshot;
  let answers: CalmAnswers;
  let refused: Reader;
  beforeAll(async () => {
    account.policy.allowOnly(POLICY);
    answers = new CalmAnswers(readerOf(account));
    refused = readerOf(refusing);
    whole = await scan(answers.reader(), [HOME]);
  });

  /** Only what is refused is asked on the wire; the policy's other actions answer as they did. */
  const scanWithout = (action: string, regions: readonly string[] | null = [HOME]) =>
    scan(
      answers.reader((operation) => (actionOf(operation) === action ? refused : null)),
      regions,
    );

  const deciding = POLICY.filter((action) => ![...BESIDE_VERDICTS, "ec2:DescribeRegions"].includes(action));

  test.each(deciding)("%s just the rows that rest on it become unknown, and the gaps name it", async (action) => {
    const part = await scanWithout(action);
    const remaining = new Map(part.rows.map((row) => [row.id, judged(row)]));
    const lost = whole.rows.filter((row) => remaining.get(row.id) !== judged(row));
    expect(lost).not.toEqual([]);
    expect(breachesOfPolicy(action, whole, part)).toEqual([]);
    expect(breachesOfLaw(whole.rows, part.rows)).toEqual([]);

    const known = new Set(whole.gaps.map(told));
    const denied = part.gaps.filter((gap) => gap.failure.kind === "denied" && !known.has(told(gap)));
    expect(new Set(denied.map(({ failure }) => failure.permission))).toEqual(new Set([action]));
  });

  test.each(BESIDE_VERDICTS)("%s no verdict changes, and the gaps name it", async (action) => {
    const part = await scanWithout(action);
    expect(inOrder(part.rows, judged)).toEqual(inOrder(whole.rows, judged));
    const denied = part.gaps.filter(({ failure }) => failure.permission === action && failure.kind === "denied");
    expect(denied.length).toBeGreaterThan(0);
  });

  test("ec2:DescribeRegions the home Region alone is looked at, and a gap says so", async () => {
    const part = await scanWithout("ec2:DescribeRegions", null);
    const [unlisted, ...more] = part.rows.filter(({ type }) => type === "region");
    expect([unlisted?.verdict, unlisted?.errorCode, more]).toEqual(["unknown", "AccessDeniedException", []]);
    const others = part.rows.filter((row) => row !== unlisted);
    expect(inOrder(others, judged)).toEqual(inOrder(whole.rows, judged));
    expect(part.gaps).toContainEqual(
      expect.objectContaining({
        subject: "the Regions of the account",
        failure: expect.objectContaining({ kind: "denied", permission: "ec2:DescribeRegions" }),
      }),
    );
  });
});
