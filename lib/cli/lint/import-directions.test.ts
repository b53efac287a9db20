import { describe, expect, it } from "vitest";
import { wrongImports } from "./import-directions.ts";

describe("import directions", () => {
  it.each([
    ["lib/domain/arn.ts", 'import { z } from "zod";'],
    ["lib/domain/arn.ts", 'import { cut } from "#lib/format/arn.ts";'],
    ["lib/domain/arn.ts", 'import { cut } from "../format/arn.ts";'],
    ["components/keys/key-table.tsx", 'import { keys } from "#lib/server/pages/keys.ts";'],
    ["components/keys/key-table.tsx", 'import { KMSClient } from "@aws-sdk/client-kms";'],
    ["components/keys/key-table.tsx", 'export { keys } from "../../lib/snapshots/keys.ts";'],
    ["lib/views/keys.ts", 'import type { KeyQuery } from "#lib/server/pages/keys.ts";'],
    ["lib/snapshots/keys.ts", 'import type { KeyDetail } from "#lib/views/key.ts";'],
    ["app/keys/page.tsx", 'const { scan } = await import("#lib/scanner/scan-account.ts");'],
    ["lib/catalogue/resources/agent.ts", 'import type { Reader } from "#lib/aws/reader.ts";'],
    ["lib/server/scans.ts", 'import { startDemoAccount } from "#lib/demo/demo-account.ts";'],
    ["lib/scanner/scan-account.ts", 'import "#lib/server/database.ts";'],
  ])("%s must not say %s", (file, source) => {
    expect(wrongImports(file, source)).toHaveLength(1);
  });

  it.each([
    ["lib/domain/assess.ts", 'import { parseArn } from "./arn.ts";'],
    [
      "lib/catalogue/resources/agent.ts",
      'import { claim } from "../claim.ts";\nimport "@aws-sdk/client-bedrock-agent";',
    ],
    ["components/keys/key-table.tsx", 'import { cut } from "#lib/format/arn.ts";\nimport Link from "next/link";'],
    ["app/keys/page.tsx", 'import { keys } from "#lib/server/pages/keys.ts";'],
    ["lib/cli/demo.ts", 'import { startDemoAccount } from "#lib/demo/demo-account.ts";'],
  ])("%s may say %s", (file, source) => {
    expect(wrongImports(file, source)).toEqual([]);
  });
});
