import fc from "fast-check";
import { test } from "vitest";
import type { Grant } from "#lib/domain/key.ts";
import { documentedGrantOfRow } from "./documented-grant-of-row.ts";
import {
  bedrockArn,
  REGION,
  sampleGrant,
  sampleKey,
  sampleRow,
  sampleSource,
  sampleThing,
} from "./grant-sample.testkit.ts";
import { grantScene } from "./grant-scene.ts";
import { grantIdsFor } from "./grants-for.ts";
import { judgeGrants } from "./judge-grants.ts";
import { typeOfArn } from "./type-of-arn.ts";

const arn = fc
  .tuple(
    fc.constantFrom("custom-model/m", "imported-model", "knowledge-base", "agent", "nothing-known"),
    fc.constantFrom("aaaaaaaa1111", "bbbbbbbb2222", "cccccccc3333"),
  )
  .map(([word, id]) => bedrockArn(`${word}/${id}`));
const grant: fc.Arbitrary<Grant> = fc
  .record({
    grantId: fc.uuid(),
    name: fc.option(fc.constantFrom("job-aaaaaaaa1111", "bbbbbbbb2222", "x")),
    grantee: fc.constantFrom("bedrock.amazonaws.com", "aoss.amazonaws.com", "arn:aws:iam::1:role/x", "AROAX", ""),
    createdAt: fc.option(fc.constantFrom("2024-01-01T00:00:00.000Z", "2026-11-24T11:59:00.000Z")),
    operations: fc.subarray(["Decrypt", "Encrypt", "GenerateDataKey"]),
    sourceArn: fc.option(arn),
    encryptionContextSubset: fc.option(arn.map((value) => ({ "aws:bedrock:arn": value }))),
  })
  .map(sampleGrant);
const rows = fc
  .uniqueArray(arn, { maxLength: 6 })
  .map((arns) => arns.map((each) => sampleRow(sampleThing(typeOfArn(each) ?? "agent", each))));
const grants = fc.uniqueArray(grant, { maxLength: 6, selector: ({ grantId }) => grantId });

test("law: while the list of a type failed, no grant that names one is an orphan", () => {
  fc.assert(
    fc.property(grants, rows, fc.constantFrom("custom-model", "imported-model", "agent"), (some, seen, type) => {
      const scene = grantScene(sampleSource(seen, { unlisted: [{ type, region: REGION }] }));
      return judgeGrants(sampleKey(some), scene).every(
        ({ purpose }) => purpose.kind !== "orphan" || typeOfArn(purpose.named) !== type,
      );
    }),
  );
});

test("law: an existing resource's grant is never an orphan, and a more complete scan never adds an orphan", () => {
  fc.assert(
    fc.property(grants, rows, arn, (some, seen, more) => {
      const orphans = (those: typeof seen) =>
        judgeGrants(sampleKey(some), grantScene(sampleSource(those)))
          .filter(({ purpose }) => purpose.kind === "orphan")
          .map(({ grant: { grantId } }) => grantId);
      const before = new Set(orphans(seen));
      const also = sampleRow(sampleThing(typeOfArn(more) ?? "agent", more));
      return orphans([...seen, also]).every((grantId) => before.has(grantId));
    }),
  );
});

test("law: the order of grants does not change the results", () => {
  fc.assert(
    fc.property(grants, rows, (some, seen) => {
      const scene = grantScene(sampleSource(seen));
      const there = JSON.stringify(judgeGrants(sampleKey(some), scene));
      return there === JSON.stringify([...judgeGrants(sampleKey([...some].reverse()), scene)].reverse());
    }),
  );
});

test("law: grants that could not be read are neither present nor missing, and tie nothing", () => {
  fc.assert(
    fc.property(rows, (seen) => {
      const scene = grantScene(sampleSource(seen));
      const key = sampleKey(null);
      return seen.every((row) => {
        const { kind } = documentedGrantOfRow(row, key, judgeGrants(key, scene), scene);
        return kind !== "there" && kind !== "missing" && grantIdsFor(key, row.thing.arn).length === 0;
      });
    }),
  );
});

test("law: a grant that is tied by constraint or name is in the CSV", () => {
  fc.assert(
    fc.property(grants, rows, (some, seen) => {
      const key = sampleKey(some);
      const readings = judgeGrants(key, grantScene(sampleSource(seen)));
      return seen.every(({ thing }) => {
        const tied = readings.flatMap(({ grant: { grantId }, purpose }) =>
          purpose.kind === "tied" && purpose.how !== "by-time" && purpose.to.arn === thing.arn ? grantId : [],
        );
        return tied.every((grantId) => grantIdsFor(key, thing.arn).includes(grantId));
      });
    }),
  );
});
