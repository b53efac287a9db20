import { expect, onTestFinished, test } from "vitest";
import type { Finding, KeptFinding, Subject } from "#lib/domain/finding.ts";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { FINDING_SORT_COLUMNS } from "#lib/domain/finding-sort.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, landSnapshot, REGIONS, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const keyArn = (index: number) => `arn:aws:kms:us-east-1:${ACCOUNT}:key/${index}`;

/** Findings of two controls: of keys and their grants, and of resources, rows and stores, several for many pages. */
const FINDINGS = Array.from({ length: 60 }, (_, index): Finding => {
  const rows: readonly Subject[] = [
    { kind: "resource", id: `resource-${index % 10}` },
    { kind: "row", id: `row-${index % 7}` },
    { kind: "store", arn: `arn:aws:s3:::bucket-${index}` },
  ];
  const keys: readonly Subject[] = [
    { kind: "key", arn: keyArn(index % 6) },
    { kind: "grant", keyArn: keyArn(index % 9), grantId: `g${index}` },
  ];
  const subject = (index < 30 ? rows : keys)[index % (index < 30 ? 3 : 2)] ?? { kind: "region", region: "x" };
  return {
    ...{ subject, control: index < 30 ? "BEP-002" : "BEP-024", answer: index % 4 === 0 ? "cannot-tell" : "fail" },
    ...{ region: REGIONS[index % 3] ?? "", units: [REGIONS[index % 3] ?? ""], name: `name ${index % 8}` },
    ...{ reason: "Seen.", reasonCode: "seen", reasonParameters: {} },
  };
});

async function keep() {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  const controls = ["BEP-002", "BEP-024"].map((control) => {
    const of = FINDINGS.filter((each) => each.control === control);
    const fail = of.filter(({ answer }) => answer === "fail").length;
    return { control, region: "us-east-1", pass: 0, fail, cannotTell: of.length - fail };
  });
  const { point } = await landSnapshot(store, { ...sampleSnapshot(12), findings: FINDINGS, controls });
  return { controls: store.controls, point };
}

function pageOf({ subject, resourceId }: KeptFinding): string | null {
  return subject.kind === "key" ? subject.arn : subject.kind === "grant" ? subject.keyArn : resourceId;
}

test("a page has the place of its first finding in the list, and the next and previous page there, in each order and filter", async () => {
  const { controls, point } = await keep();
  const filters = ["BEP-002", "BEP-024"].flatMap((control) => [
    { ...NO_FINDING_FILTER, control: [control] },
    { ...NO_FINDING_FILTER, control: [control], answer: ["fail"] as const },
    { ...NO_FINDING_FILTER, control: [control], region: ["us-east-1", "us-west-2"], q: "name" },
  ]);
  for (const filter of filters) {
    for (const sort of sortsBy(FINDING_SORT_COLUMNS)) {
      const list = await controls.findings(point, filter, 0, 100, sort);
      const pages = [...new Set(list.flatMap((each) => pageOf(each) ?? []))];
      expect(pages.length).toBeGreaterThan(4);
      for (const [at, page] of pages.entries()) {
        const offset = list.findIndex((each) => pageOf(each) === page);
        expect(await controls.neighbours(point, filter, sort, page)).toEqual({
          ...{ previous: pages[at - 1] ?? null, next: pages[at + 1] ?? null },
          ...{ position: offset + 1, total: list.length, offset },
        });
      }
      expect(await controls.neighbours(point, filter, sort, "resource-11")).toBeNull();
    }
  }
});
