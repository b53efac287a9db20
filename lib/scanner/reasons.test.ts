import { setImmediate as breathe } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTROLS } from "#lib/controls/controls.ts";
import { judge } from "#lib/controls/judge.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import { faultsOf, operationsIn } from "#lib/domain/reason.testkit.ts";
import { requiredCalls } from "../../e2e/accounts/required-calls.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import { PLAIN_WORDS } from "../../e2e/words/plain-words.ts";

/** Text of a time, a request id or a sentence; a day or a time that AWS returned about the subject is none. */
const SENTENCE = /\w[.!?] \w|\.$/;
const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Told {
  readonly code: string;
  readonly reason: string;
  readonly parameters: object;
}

describe("every reason of a scan of the demo account", () => {
  let account: DemoAccount;
  const told: Told[] = [];
  let calls: ReadonlySet<string>;

  beforeAll(async () => {
    account = await startDemoAccount();
    const { snapshot, index, regions } = await scanEndpoint(account.url);
    calls = new Set(Object.keys(requiredCalls(account.model)));
    const take = (of: string, { reason, reasonCode, reasonParameters: parameters }: Omit<Judgement, "subject">) =>
      told.push({ code: `${of} ${reasonCode}`, reason, parameters });
    for (const row of snapshot.rows) take("row", { ...row, answer: "pass", name: "" });
    const listening = CONTROLS.map((control) => ({
      ...control,
      *check(...[seen, scan]: Parameters<typeof control.check>) {
        for (const judgement of control.check(seen, scan)) {
          take(control.id, judgement);
          yield judgement;
        }
      },
    }));
    await judge(snapshot, index, regions, () => breathe(), listening);
  });
  afterAll(() => account.close());

  it("is one or two short sentences with a subject", () => {
    const faults = told.flatMap(({ code, reason }) => faultsOf(reason).map((fault) => `${code}: ${fault}`));
    expect([...new Set(faults)]).toEqual([]);
  });

  it("names an API call that the scan made", () => {
    const without = told.filter(({ reason }) => !operationsIn(reason).some((each) => calls.has(each)));
    expect([...new Set(without.map(({ code, reason }) => `${code}: ${reason}`))]).toEqual([]);
  });

  it("names the member that AWS did not return", () => {
    const reasons = told.map(({ reason }) => reason);
    for (const observed of [
      "bedrock:GetCustomModel returned no modelKmsKeyArn",
      "datazone:GetDomain returned no kmsKeyIdentifier",
    ])
      expect(reasons).toContain(`${observed}: the data is encrypted with an AWS owned key.`);
  });

  it("has no banned word", () => {
    const banned = told.flatMap(({ code, reason }) =>
      PLAIN_WORDS.filter((word) => word.banned.test(reason)).map(({ write }) => `${code}: ${reason} (${write})`),
    );
    expect([...new Set(banned)]).toEqual([]);
  });

  it("has no sentence and no request id in its parameters", () => {
    const odd = told.flatMap(({ code, parameters }) =>
      textsIn(parameters).flatMap((text) => (SENTENCE.test(text) || REQUEST_ID.test(text) ? `${code}: ${text}` : [])),
    );
    expect([...new Set(odd)]).toEqual([]);
    const inWords = told.filter(({ parameters }) => "because" in parameters && typeof parameters.because === "string");
    expect(inWords).toEqual([]);
  });
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
