import { setImmediate as breathe } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTROLS } from "#lib/controls/controls.ts";
import { judge } from "#lib/controls/judge.ts";
import { sentenceOfFinding } from "#lib/controls/sentence-of-finding.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { truthOfControls } from "#lib/demo/truth/controls.ts";
import { TRUE_REASONS } from "#lib/demo/truth/reasons.ts";
import { ANSWERS, type Judgement, type Subject, subjectId } from "#lib/domain/finding.ts";
import { sentencesIn } from "#lib/domain/reason.testkit.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import type { ScanResult } from "./scan-account.ts";

/** A subject as the truth names it: ids of ours say nothing to an auditor. */
function subjectWords(subject: Subject, { rows, resources, keys }: Snapshot): string {
  if (subject.kind === "row") {
    const row = rows.find(({ id }) => id === subject.id);
    // A listing that failed has no data of its own.
    const data = row?.resourceArn ? row.data : null;
    return ["row", row?.region, row?.type, row?.resourceArn, data, row?.storeArn].filter(Boolean).join(" ");
  }
  if (subject.kind === "resource") {
    const { observation } = resources.find(({ id }) => id === subject.id) ?? {};
    return `resource ${observation?.region} ${observation?.type} ${observation?.arn}`;
  }
  if (subject.kind === "grant") return grantWords(subject, keys);
  return subjectId(subject);
}

/** A grant by its key, its name or what it is bound to, and its operations: two may be for the same. */
function grantWords({ keyArn, grantId }: Subject & { kind: "grant" }, keys: Snapshot["keys"]): string {
  const key = keys.find((each) => each.kind === "described" && each.metadata.arn === keyArn);
  const grants = key?.kind === "described" && key.grants.kind === "read" ? key.grants.value : [];
  const grant = grants.find((each) => each.grantId === grantId);
  const [context] = Object.values(grant?.encryptionContextSubset ?? {});
  return ["grant", keyArn, grant?.name ?? grant?.sourceArn ?? context ?? "unbound", grant?.operations].join(" ");
}

describe("the controls agree with an auditor about the demo account", () => {
  const truth = truthOfControls();
  let account: DemoAccount;
  let result: ScanResult;

  beforeAll(async () => {
    account = await startDemoAccount();
    result = await scanEndpoint(account.url);
  });
  afterAll(() => account.close());

  it.each(CONTROLS.map((control) => [control.id, control] as const))("%s", async (id, control) => {
    const judgements: Judgement[] = [];
    const listening = {
      ...control,
      *check(...[seen, index]: Parameters<typeof control.check>) {
        for (const judgement of control.check(seen, index)) {
          judgements.push(judgement);
          yield judgement;
        }
      },
    };
    const { snapshot, index, regions } = result;
    await judge(snapshot, index, regions, breathe, [listening]);
    const answered = (answer: Judgement["answer"]) =>
      judgements
        .filter((each) => each.answer === answer)
        .map(({ subject }) => subjectWords(subject, snapshot))
        .sort();
    for (const answer of ANSWERS) {
      expect(answered(answer), answer).toEqual([...(truth.get(id)?.[answer] ?? [])].sort());
      const codes = judgements.filter((each) => each.answer === answer).map(({ reasonCode }) => reasonCode);
      expect([...new Set(codes)].sort(), `reasons to ${answer}`).toEqual(TRUE_REASONS[id]?.[answer]);
    }
  });

  it("says of each finding the same in two sentences at most, when only code and parameters were kept", () => {
    const { findings } = result.snapshot;
    expect(new Set(findings.map(({ control }) => control)).size).toBe(CONTROLS.length);
    for (const finding of findings) {
      const kept = { ...finding, reason: "", reasonParameters: JSON.parse(JSON.stringify(finding.reasonParameters)) };
      expect(sentenceOfFinding(kept)).toBe(finding.reason);
      expect(sentencesIn(finding.reason).length, finding.reason).toBeLessThanOrEqual(2);
      expect(finding.reason).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it.each(CONTROLS.map(({ id }) => id))("%s has passed, failed and unknown checks", (id) => {
    const answers = truth.get(id);
    for (const answer of ANSWERS) expect(answers?.[answer].length, answer).toBeGreaterThan(0);
  });
});
