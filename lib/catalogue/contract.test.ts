import { describe, expect, test } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import { operationOf } from "#lib/catalogue/request.ts";
import type { Failure } from "#lib/domain/call.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { Unlisted } from "#lib/scanner/context.ts";
import { findResources } from "#lib/scanner/find-resources.ts";
import { ProgressMeter } from "#lib/scanner/progress.ts";
import type { ResourceType } from "./resource-type.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { type Overrides, sampleAnswer } from "./sample-answer.ts";

/*
 * One contract for every entry of the catalogue, with responses generated from the SDK's schemas:
 * names a key, names none, detail denied, never found, a second page, a listing denied.
 */

const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const IDENTITY = { accountId: "123456789012", partition: "aws", principalArn: "arn:aws:iam::123456789012:user/test" };

/** Values that make the generated responses consistent, by operation. */
const SENSIBLE: Readonly<Record<string, Overrides>> = {
  "bedrock:ListProvisionedModelThroughputs": {
    "provisionedModelSummaries[].modelArn": "arn:aws:bedrock:us-east-1:123456789012:custom-model/sample/one",
  },
  "bedrock:GetKnowledgeBase": {
    "knowledgeBase.knowledgeBaseConfiguration.type": "MANAGED",
    "knowledgeBase.storageConfiguration": undefined,
  },
  "bedrock:ListAgentVersions": { "agentVersionSummaries[].agentVersion": "sample3" },
  "bedrock-agentcore:GetTokenVault": { "kmsConfiguration.keyType": "CustomerManagedKey" },
  // Only the root volume; the others name their own keys.
  "bedrock-agentcore:GetCapacityProvider": {
    "computeConfiguration.ec2Configuration.volumes": undefined,
    "computeConfiguration.ec2Configuration.launchTemplateSource": undefined,
  },
  "bedrock-agentcore:ListEvaluators": { "evaluators[].evaluatorType": "Custom" },
  "bedrock:GetAccountDataRetentionStorage": { storageDestination: "customer_managed" },
  "bedrock:GetProjectDataRetentionStorage": { storageDestination: "customer_managed" },
  "bedrock:GetDataSource": { "dataSource.dataSourceConfiguration.type": "S3" },
};

const KENDRA_WITHOUT_INDEX: Overrides = {
  "knowledgeBase.knowledgeBaseConfiguration.type": "KENDRA",
  "knowledgeBase.knowledgeBaseConfiguration.kendraKnowledgeBaseConfiguration": undefined,
  "knowledgeBase.knowledgeBaseConfiguration.sqlKnowledgeBaseConfiguration": undefined,
  "knowledgeBase.knowledgeBaseConfiguration.vectorKnowledgeBaseConfiguration": undefined,
  "knowledgeBase.knowledgeBaseConfiguration.managedKnowledgeBaseConfiguration": undefined,
  "knowledgeBase.storageConfiguration": undefined,
};
const NO_DESTINATION: Readonly<Record<string, Overrides>> = {
  "bedrock:GetModelInvocationLoggingConfiguration": {
    "loggingConfig.cloudWatchConfig": undefined,
    "loggingConfig.s3Config": undefined,
  },
};

type Answering = (
  operation: string,
  output: Record<string, unknown>,
  input: object,
) => Failure["code"] | Record<string, unknown>;

async function findWith(answering: Answering, sensible: Readonly<Record<string, Overrides>> = SENSIBLE) {
  const observations: Observation[] = [];
  const unlisted: Unlisted[] = [];
  const stamp = { requestId: "request-1", at: "2026-11-24T00:00:00.000Z" };
  const reader: Reader = {
    async call(_region, request) {
      const operation = operationOf(request);
      const output = { ...sampleAnswer(request.command, sensible[operation]), nextToken: undefined };
      const answer = answering(operation, output, request.command.input);
      const call = { operation, ...stamp };
      if (typeof answer !== "string") return { ok: true, output: answer as never, call };
      const kind = answer === "ResourceNotFoundException" ? "not-found" : "denied";
      const failure = {
        ...call,
        kind,
        code: answer,
        message: "no",
        httpStatus: 400,
        permission: request.permission,
      } as const;
      return { ok: false, failure };
    },
    identify: () => Promise.reject(new Error("not asked")),
    unresolved: () => [],
    credentialsEnd: () => null,
    homeRegion: async () => "us-east-1",
    stats: () => ({ calls: 0, throttled: 0 }),
    connections: () => [],
    close: () => undefined,
  };
  const context = {
    reader,
    identity: IDENTITY,
    signal: new AbortController().signal,
    meter: new ProgressMeter(() => undefined),
    gaps: [],
  };
  await findResources(context, "us-east-1", {
    found: (observation) => observations.push(observation),
    unlisted: (listing) => unlisted.push(listing),
    deleted: () => undefined,
  });
  return { observations, unlisted, gaps: context.gaps };
}

const read = (type: ResourceType) => type.definition.read?.permission ?? "";
/** Permissions are not operations, but the Bedrock family uses the same names for both. */
const withKey = RESOURCE_TYPES.filter(
  ({ definition }) => definition.read && definition.protects.some(({ member }) => member),
);
const listed = RESOURCE_TYPES.filter(({ definition }) => definition.listings);

function setMember(output: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(output);
  const names = path.split(".");
  let holder = copy;
  for (const name of names.slice(0, -1)) {
    holder = holder[name] as Record<string, unknown>;
    if (holder === undefined) return copy;
  }
  holder[names.at(-1) ?? ""] = value;
  return copy;
}

const memberOf = (type: ResourceType): string => type.definition.protects.find(({ member }) => member)?.member ?? "";

/** The members on the path from a response to one of its members. */
const waysTo = (path: string): readonly string[] =>
  path
    .split(".")
    .slice(0, -1)
    .map((_, index, names) => names.slice(0, index + 1).join("."));

/** Data sources of a managed knowledge base have no key of their own, so their contract uses another kind of base. */
const sensibleFor = (type: ResourceType) =>
  type.definition.type === "data-source"
    ? { ...SENSIBLE, "bedrock:GetKnowledgeBase": { "knowledgeBase.knowledgeBaseConfiguration.type": "VECTOR" } }
    : SENSIBLE;

async function sourcesWith(type: ResourceType, value: unknown) {
  const { observations } = await findWith(
    (operation, output) => (operation === read(type) ? setMember(output, memberOf(type), value) : output),
    value === undefined ? { ...sensibleFor(type), ...SAYS_SO } : sensibleFor(type),
  );
  return observations
    .filter((each) => each.type === type.definition.type)
    .flatMap(({ protections }) => protections.map(({ source }) => source));
}

async function keyReadingsWith(type: ResourceType, value: unknown) {
  const sources = await sourcesWith(type, value);
  return sources.flatMap((source) => (source.kind === "key" ? [source.reading] : []));
}

/** Members in which a word means that there is no key. */
const SAYS_SO: Readonly<Record<string, Overrides>> = {
  "bedrock-agentcore:GetTokenVault": { "kmsConfiguration.keyType": "ServiceManagedKey" },
  "agent-registry:GetRegistry": { encryptionConfiguration: undefined },
};

/** Without its own key, data is encrypted with the key of its source resource or of its store. */
const ELSE: Readonly<Record<string, "inherits" | "store">> = {
  "flow-execution": "inherits",
  "agentcore-capacity-provider": "store",
  "data-retention-storage": "store",
  "project-data-retention-storage": "store",
};

/** Types without a listing, for which the modelled "not found" means that there is none. */
const NOT_LISTED: ReadonlySet<string> = new Set([
  "agentcore-token-vault",
  "data-retention-storage",
  "project-data-retention-storage",
]);

describe.each(withKey.map((type) => [type.definition.type, type] as const))("%s", (slug, type) => {
  test("a key that the detail names is the key that is read", async () => {
    const readings = await keyReadingsWith(type, KEY);
    expect(readings).toContainEqual(expect.objectContaining({ kind: "named", key: KEY, region: "us-east-1" }));
  });

  test("a detail that names no key is absent, with the call that said so", async () => {
    const call = expect.objectContaining({ operation: read(type) });
    const sources = await sourcesWith(type, undefined);
    expect(sources).toContainEqual(
      ELSE[slug]
        ? expect.objectContaining({ kind: ELSE[slug], call })
        : { kind: "key", reading: expect.objectContaining({ kind: "absent", call }) },
    );
    expect(sources).not.toContainEqual({ kind: "key", reading: expect.objectContaining({ kind: "named" }) });
  });

  test("a key member of the wrong type is unreadable, never absent", async () => {
    const readings = await keyReadingsWith(type, 42);
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.every(({ kind }) => kind === "unreadable")).toBe(true);
  });

  test.each(waysTo(memberOf(type)))(
    "a way to the key by %s that is no structure is unreadable, never absent",
    async (way) => {
      for (const other of ["text", [], 7]) {
        const { observations } = await findWith(
          (operation, output) => (operation === read(type) ? setMember(output, way, other) : output),
          sensibleFor(type),
        );
        const own = observations.filter((each) => each.type === slug);
        expect(own.length).toBeGreaterThan(0);
        for (const { source } of own.flatMap(({ protections }) => protections)) {
          expect(source).toMatchObject({ kind: "key", reading: { kind: "unreadable" } });
        }
      }
    },
  );

  test("a denied detail is unreadable, never absent", async () => {
    const { observations, gaps } = await findWith(
      (operation, output) => (operation === read(type) ? "AccessDeniedException" : output),
      sensibleFor(type),
    );
    const own = observations.filter((each) => each.type === slug);
    expect(own.length).toBeGreaterThan(0);
    for (const { protections } of own) {
      expect(protections.length).toBeGreaterThan(0);
      for (const { source } of protections) {
        expect(source).toMatchObject({ kind: "key", reading: { kind: "unreadable", failure: { kind: "denied" } } });
      }
    }
    expect(gaps).toContainEqual(expect.objectContaining({ type: slug }));
  });

  if (NOT_LISTED.has(slug)) {
    test("what no listing shows and is not found is not there", async () => {
      const { observations, gaps } = await findWith((operation, output) =>
        operation === read(type) ? "ResourceNotFoundException" : output,
      );
      expect(observations.filter((each) => each.type === slug)).toEqual([]);
      expect(gaps.filter((gap: { type: string | null }) => gap.type === slug)).toEqual([]);
    });
  } else {
    test("what is listed and never found is unknown, because nothing says that it was deleted", async () => {
      const { observations, gaps } = await findWith(
        (operation, output) => (operation === read(type) ? "ResourceNotFoundException" : output),
        sensibleFor(type),
      );
      const own = observations.filter((each) => each.type === slug).flatMap(({ protections }) => protections);
      expect(own.length).toBeGreaterThan(0);
      expect(own.every(({ source }) => source.kind === "key" && source.reading.kind === "unreadable")).toBe(true);
      expect(gaps).toContainEqual(expect.objectContaining({ type: slug }));
    });
  }

  test("an empty answer is no answer", async () => {
    const { observations } = await findWith(
      (operation, output) => (operation === read(type) ? {} : output),
      sensibleFor(type),
    );
    const own = observations.filter((each) => each.type === slug).flatMap(({ protections }) => protections);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ source }) => source.kind === "key" && source.reading.kind === "unreadable")).toBe(true);
  });
});

describe.each(listed.map((type) => [type.definition.type, type] as const))("the listing of %s", (slug, type) => {
  const permission = permissionOf(type);

  test("is read to its last page", async () => {
    const { observations } = await findWith((operation, output, input) => {
      if (operation !== permission) return output;
      return "nextToken" in input && input.nextToken === "page-2"
        ? numbered(output, "second")
        : { ...output, nextToken: "page-2" };
    });
    const second = observations.filter((each) => each.type === slug && /second/.test(each.arn + each.name));
    expect(second.length).toBeGreaterThan(0);
  });

  test("that has an empty page with a token goes on (mistake 38)", async () => {
    const { observations, unlisted } = await findWith((operation, output, input) => {
      if (operation !== permission || ("nextToken" in input && input.nextToken === "page-2")) return output;
      const empty = Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
      return { ...Object.fromEntries(empty), nextToken: "page-2" };
    });
    expect(observations.filter((each) => each.type === slug).length).toBeGreaterThan(0);
    expect(unlisted).toEqual([]);
  });

  test("denied is unlisted, with all that lives in it, and never an empty list", async () => {
    const { observations, unlisted, gaps } = await findWith((operation, output) =>
      operation === permission ? "AccessDeniedException" : output,
    );
    expect(observations.filter((each) => each.type === slug)).toEqual([]);
    expect(unlisted).toContainEqual(expect.objectContaining({ type: slug, region: "us-east-1" }));
    for (const child of RESOURCE_TYPES.filter(({ definition }) => definition.within === type)) {
      expect(unlisted).toContainEqual(expect.objectContaining({ type: child.definition.type }));
    }
    // Where the same call lists resources and their versions, the listing of the resources fails first.
    const { within } = type.definition;
    const first = within && permissionOf(within) === permission ? within.definition.type : slug;
    expect(gaps).toContainEqual(
      expect.objectContaining({ type: first, failure: expect.objectContaining({ kind: "denied" }) }),
    );
  });

  test("that repeats its page for ever is cut off and unlisted", async () => {
    let calls = 0;
    const { unlisted } = await findWith((operation, output) => {
      if (operation !== permission) return output;
      calls += 1;
      return { ...output, nextToken: `token-${calls}` };
    });
    expect(unlisted).toContainEqual(
      expect.objectContaining({ type: slug, failure: expect.objectContaining({ kind: "cut-off" }) }),
    );
  });

  test("that is not a list is unlisted, never an empty list", async () => {
    const { unlisted } = await findWith((operation, output) =>
      operation === permission
        ? Object.fromEntries(
            Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? "no list" : value]),
          )
        : output,
    );
    expect(unlisted).toContainEqual(expect.objectContaining({ type: slug }));
  });
});

function permissionOf(type: ResourceType): string {
  const parent = { item: {}, detail: { ok: true }, observation: { arn: "", parentArn: null } };
  const scope = { accountId: "", partition: "", region: "" };
  return type.definition.listings?.(parent, scope)[0]?.permission ?? "";
}

/** The members of a response's list items that may be an id. */
const idsListed = (output: object): readonly string[] =>
  Object.values(output)
    .flatMap((value) => (Array.isArray(value) ? value.flatMap(namesIn) : []))
    .filter((name) => /(id|arn|version)$/i.test(name));
const namesIn = (item: unknown): readonly string[] => (typeof item === "object" && item ? Object.keys(item) : []);

/** The response with another value in one member of all list items. */
const withListed = (output: object, member: string, value: unknown) =>
  Object.fromEntries(
    Object.entries(output).map(([name, list]) => [
      name,
      Array.isArray(list)
        ? list.map((item) => (namesIn(item).includes(member) ? { ...item, [member]: value } : item))
        : list,
    ]),
  );

test("what is listed without its id is a gap, never a resource that is called undefined", async () => {
  const names = new Set<string>();
  await findWith((_, output) => {
    for (const name of idsListed(output)) names.add(name);
    return output;
  });
  expect(names).toContain("version");
  for (const name of names) {
    for (const value of [undefined, {}]) {
      const { observations } = await findWith((_, output) => withListed(output, name, value));
      const unnamed = observations.filter(({ arn }) => /undefined|null|\[object/.test(arn));
      expect(
        unnamed.map(({ arn }) => arn),
        name,
      ).toEqual([]);
    }
  }
});

/** The same page with other identities: every text contains the number of its page. */
function numbered(output: Record<string, unknown>, name: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(output).replaceAll("sample", name)) as Record<string, unknown>;
}

test.each([
  [
    "a knowledge base of a kind that names no index",
    "knowledge-base",
    { "bedrock:GetKnowledgeBase": KENDRA_WITHOUT_INDEX },
  ],
  ["logging that is on and names no destination", "model-invocation-logging-configuration", NO_DESTINATION],
] as const)("%s is a row that says so, never silent", async (_, slug, sensible) => {
  const { observations } = await findWith((_operation, output) => output, { ...SENSIBLE, ...sensible });
  const own = observations.filter(({ type }) => type === slug);
  expect(own.length).toBeGreaterThan(0);
  for (const { protections } of own) {
    expect(protections).toMatchObject([
      { source: { kind: "not-exposed", reason: expect.objectContaining({ code: "neither-key-nor-store" }) } },
    ]);
  }
});
