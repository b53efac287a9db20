import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSamePartition } from "#lib/aws/partitions.ts";
import { createReader, type Reader } from "#lib/aws/reader.ts";
import { operationOf } from "#lib/catalogue/request.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { type ScanResult, scanAccount } from "#lib/scanner/scan-account.ts";
import { CalmAnswers } from "../accounts/calm-answers.ts";
import { breachesOfMalformed } from "./malformed-law.ts";
import { MALFORMED, malform } from "./malformed-texts.ts";

/** Scans for each operation. More: `MALFORMED_RUNS=100 npx vitest run e2e/faults/malformed.test.ts`. */
const RUNS = Number(process.env.MALFORMED_RUNS ?? 1);
/** Of the one run that every test makes, so that it is the same everywhere. */
const SEED = 20_261_129;
const HOME = "us-east-1";
const REGIONS = "ec2:DescribeRegions";
/** All of an answer's texts, or only some. */
const REPLACEMENT = fc.tuple(fc.constantFrom(1, 2, 9), fc.constantFrom(...MALFORMED));

describe("one malformed answer never ends a scan", () => {
  let account: DemoAccount;
  let wire: Reader;
  let answers: CalmAnswers;
  let calm: ScanResult;
  let operations: readonly string[];
  const unhandled: unknown[] = [];
  const note = (thrown: unknown) => unhandled.push(thrown);

  beforeAll(async () => {
    Object.assign(process.env, { AWS_REGION: HOME, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
    process.on("unhandledRejection", note);
    account = await startDemoAccount({ pageSize: 5 });
    wire = createReader({ endpoint: account.url, bounds: { attempts: 1, inFlight: 1000 } });
    answers = new CalmAnswers(wire);
    calm = (await scan(null, () => undefined)).result;
    operations = Object.keys(account.calls.counts().operations)
      .filter((operation) => operation !== "sts:GetCallerIdentity")
      .sort();
  });
  afterAll(async () => {
    process.off("unhandledRejection", note);
    wire.close();
    await account.close();
  });

  /** Scans with the answers of one operation malformed; also returns the Regions that were asked. */
  async function scan(malformed: string | null, pick: () => unknown) {
    const asked = new Set<string>();
    const calmReader = answers.reader();
    const reader: Reader = {
      ...calmReader,
      call: async (region, request, signal) => {
        asked.add(region);
        const answer = await calmReader.call(region, request, signal);
        if (!answer.ok || operationOf(request) !== malformed) return answer;
        return { ...answer, output: malform(answer.output, pick) as typeof answer.output };
      },
    };
    const identity = await calmReader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const regions = malformed === REGIONS ? null : [HOME];
    const signal = AbortSignal.timeout(60_000);
    const result = await scanAccount(reader, { identity: identity.output, regions, signal, onProgress() {} });
    return { result, asked };
  }

  /** Scans for each set of replacements that is drawn; one sentence for each breach. */
  async function breachesOf(operation: string): Promise<readonly string[]> {
    const breaches: string[] = [];
    const replacements = fc.array(REPLACEMENT, { minLength: 50, maxLength: 50 });
    const property = fc.asyncProperty(replacements, async (drawn) => {
      const { result, asked } = await scan(operation, inTurn(drawn));
      const elsewhere = [...asked].filter((region) => !isSamePartition(region, HOME));
      breaches.push(...elsewhere.map((region) => `${operation}: asked in ${JSON.stringify(region)}`));
      if (operation === REGIONS) return;
      breaches.push(...breachesOfMalformed(calm.snapshot, result.snapshot).map((each) => `${operation}: ${each}`));
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true, ...(RUNS === 1 ? { seed: SEED } : {}) });
    return breaches;
  }

  test(
    "whatever stands for an ARN, an id, a Region or an account in it",
    async () => {
      expect(operations.length).toBeGreaterThan(100);
      const breaches: string[] = [];
      for (const operation of [...operations, REGIONS]) breaches.push(...(await breachesOf(operation)));
      expect(breaches.slice(0, 20)).toEqual([]);
      expect(unhandled).toEqual([]);
    },
    120_000 * RUNS,
  );
});

/** One for each text of an answer, again from the start where there are more; undefined leaves a text as it is. */
function inTurn(drawn: readonly (readonly [every: number, text: unknown])[]): () => unknown {
  let next = 0;
  return () => {
    const [every, text] = drawn[next % drawn.length] ?? [1, ""];
    next += 1;
    return next % every === 0 ? text : undefined;
  };
}
