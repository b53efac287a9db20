import type { CollectionDetail } from "@aws-sdk/client-opensearchserverless";
import { type AgentModel, agent } from "./agent-shapes.ts";
import type { Generated } from "./collection.ts";
import { arn } from "./identity.ts";
import { customerKey, type KeyModel, keyParts } from "./key-model.ts";
import { fromBucket, inCollection, type KnowledgeBaseModel, knowledgeBase, vectors } from "./knowledge-base-shapes.ts";
import {
  customizationJob,
  customModel,
  customModelArn,
  importedModel,
  importJob,
  provisionedThroughput,
} from "./model-shapes.ts";
import { CONTENT_REGIONS, type ContentRegion } from "./regions.ts";
import { type Bucket, bucket, collectionStore, kmsBucket } from "./store-shapes.ts";

/*
 * Resources beyond those that are written down, for benchmarks. Each follows from its Region and number alone, so
 * that none is kept: of every ten there are a custom model, a provisioned throughput, a customization job, an
 * imported model, an import job, an agent with a version and an alias, and a knowledge base with a data source.
 */

const SLOTS = 10;
const RESOURCES_PER_KEY = 200;
const RESOURCES_PER_STORE = 50;
const SUBJECTS = ["claims", "renewals", "fraud", "letters", "underwriting", "travel", "motor", "property", "pensions"];

/** Spreads numbers so that neighbours differ, always in the same way (Knuth's multiplicative hash). */
function scatter(index: number): number {
  return (Math.imul(index + 1, 2654435761) >>> 8) % 1000;
}

const nameOf = (index: number) => `${SUBJECTS[scatter(index) % SUBJECTS.length]}-${String(index).padStart(6, "0")}`;
const bucketOf = (region: string, index: number) =>
  `aldermere-portfolio-${region}-${String(Math.floor(index / RESOURCES_PER_STORE)).padStart(5, "0")}`;
const collectionOf = (index: number) => `gen${String(Math.floor(index / RESOURCES_PER_STORE)).padStart(17, "0")}`;
const keyNumbered = (region: string, number: number) =>
  arn("kms", region, `key/5ca1ab1e-0000-4000-8000-${number.toString(16).padStart(12, "0")}`);

/** Two in three have a key. */
function keyOf(region: string, index: number): { key?: string } {
  return scatter(index) % 3 === 0 ? {} : { key: keyNumbered(region, Math.floor(index / RESOURCES_PER_KEY)) };
}

/** The generated resources of one Region. */
export function generatedResources(region: ContentRegion, total: number) {
  const perRegion = Math.floor(total / CONTENT_REGIONS.length);
  const surplus = CONTENT_REGIONS.indexOf(region) < total % CONTENT_REGIONS.length ? 1 : 0;
  const count = perRegion + surplus;

  /** Every tenth resource from `slot` on; ids are the prefix and the number of the resource. */
  const every = <Item>(slot: number, prefix: string, digits: number, at: (index: number, id: string) => Item) => {
    const idOf = (index: number) => prefix + String(index).padStart(digits, "0");
    const pattern = new RegExp(`(?:^|/)${prefix}(\\d{${digits}})$`);
    const generated: Generated<Item> = {
      count: Math.max(0, Math.ceil((count - slot) / SLOTS)),
      at: (nth) => at(nth * SLOTS + slot, idOf(nth * SLOTS + slot)),
      indexOf: (id) => {
        const index = Number(pattern.exec(id)?.[1] ?? Number.NaN);
        return index < count && index % SLOTS === slot ? (index - slot) / SLOTS : null;
      },
    };
    return generated;
  };
  const s3Uri = (index: number) => `s3://${bucketOf(region, index)}/${nameOf(index)}/`;

  return {
    customModels: every(0, "g", 11, (index, id) => customModel(region, id, nameOf(index), keyOf(region, index))),
    provisionedThroughputs: every(1, "g", 11, (index, id) =>
      provisionedThroughput(
        region,
        id,
        nameOf(index),
        customModelArn(region, `g${String(index - 1).padStart(11, "0")}`),
      ),
    ),
    customizationJobs: every(2, "g", 11, (index, id) =>
      customizationJob(region, id, `${nameOf(index)}-job`, {
        ...keyOf(region, index),
        training: s3Uri(index),
        output: s3Uri(index),
      }),
    ),
    importedModels: every(3, "g", 11, (index, id) => importedModel(region, id, nameOf(index), keyOf(region, index))),
    importJobs: every(4, "g", 11, (index, id) =>
      importJob(region, id, `import-${nameOf(index)}`, { ...keyOf(region, index), source: s3Uri(index) }),
    ),
    agents: every(5, "G", 9, (index, id): AgentModel => {
      const versions = index + 1 < count ? [{ version: "1", ...keyOf(region, index + 1) }] : [];
      return agent(region, id, nameOf(index), { ...keyOf(region, index), versions, testAlias: index + 2 < count });
    }),
    knowledgeBases: every(8, "G", 9, (index, id): KnowledgeBaseModel => {
      const source = { id: `G${String(index + 1).padStart(9, "0")}`, name: nameOf(index + 1) };
      const from = fromBucket(bucketOf(region, index));
      return knowledgeBase(region, id, nameOf(index), vectors(region, inCollection(region, collectionOf(index))), {
        dataSources: index + 1 < count ? [{ ...source, from, ...keyOf(region, index + 1) }] : [],
      });
    }),
  };
}

/** The key that a generated resource names; undefined for an ARN that is none of them. One in ten is disabled. */
export function generatedKey(keyArn: string): KeyModel | undefined {
  const { region, keyId } = keyParts(keyArn);
  const number = Number.parseInt(/^5ca1ab1e-0000-4000-8000-([0-9a-f]{12})$/.exec(keyId)?.[1] ?? "", 16);
  if (Number.isNaN(number) || keyArn !== keyNumbered(region, number)) return undefined;
  return customerKey(keyArn, {
    alias: `alias/aldermere-portfolio-${String(number).padStart(4, "0")}`,
    about: "Portfolio key",
    rotation: number % 4 !== 0,
    ...(number % 10 === 9 ? { metadata: { KeyState: "Disabled" as const } } : {}),
  });
}

/** The bucket of generated resources, by its name. */
export function generatedBucket(name: string): Bucket | undefined {
  const [, region, digits] = /^aldermere-portfolio-(.+)-(\d{5})$/.exec(name) ?? [];
  if (!region || !digits) return undefined;
  const number = Number(digits);
  if (number % 3 === 0) return bucket(region, name, { algorithm: "AES256" });
  return kmsBucket(region, name, keyNumbered(region, Math.floor((number * RESOURCES_PER_STORE) / RESOURCES_PER_KEY)));
}

/** The collection of generated knowledge bases, by its id. */
export function generatedCollection(region: string, id: string): CollectionDetail | undefined {
  const digits = /^gen(\d{17})$/.exec(id)?.[1];
  if (!digits) return undefined;
  const number = Number(digits);
  const key = keyNumbered(region, Math.floor((number * RESOURCES_PER_STORE) / RESOURCES_PER_KEY));
  return collectionStore(region, id, `portfolio-${number}`, number % 2 === 0 ? "auto" : key);
}
