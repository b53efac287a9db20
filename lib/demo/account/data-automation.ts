import type { Blueprint, DataAutomationLibrary, DataAutomationProject } from "@aws-sdk/client-bedrock-data-automation";
import { type Collection, collection } from "./collection.ts";
import type { Held } from "./held.ts";
import { arn } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";

const CANARY = "CANARY-CONTENT: what is read from a claim form";
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
type Reading = "denied" | "gone";
type Stage = "DEVELOPMENT" | "LIVE";
const times = (id: string) => ({ creationTime: madeOn(id), lastModifiedTime: changedOn(id) });

/** One stage of a project: AWS keeps the stages apart, and each has a key of its own. */
export type Project = Held<DataAutomationProject>;

function project(
  region: string,
  id: string,
  name: string,
  stage: Stage,
  kmsKeyId?: string,
  reading?: Reading,
): Project {
  return {
    ...(reading ? { reading } : {}),
    detail: {
      projectArn: arn("bedrock", region, `data-automation-project/${id}`),
      projectName: name,
      projectStage: stage,
      projectDescription: CANARY,
      status: "COMPLETED",
      kmsKeyId,
      ...times(id),
    },
  };
}

export const PROJECTS: PerRegion<Project> = {
  [US]: [
    // What is being developed is under the key; what production uses is not yet.
    project(US, "a1c1a1m5f0", "claim-forms", "LIVE"),
    project(US, "a1c1a1m5f0", "claim-forms", "DEVELOPMENT", US_KEYS.documents),
    project(US, "b2inv01ce5", "repair-invoices", "LIVE", US_KEYS.documents),
    // A key by its bare id, as the free-form member may give it.
    project(US, "c3m3d1ca1s", "medical-reports", "LIVE", "d01e13be-235f-461f-8392-3dd14744f3e0"),
    project(US, "d4h3a1th00", "health-files", "LIVE", US_KEYS.restricted, "denied"),
    project(US, "e5p110t000", "fraud-pilot", "DEVELOPMENT", US_KEYS.retired),
    project(US, "f6g0n30000", "dropped-idea", "DEVELOPMENT", undefined, "gone"),
  ],
  [EU]: [project(EU, "g7schad3n0", "schadenmeldungen", "LIVE", EU_KEYS.legacy)],
  [AP]: [project(AP, "h8st0rm000", "storm-photos", "LIVE", AP_KEYS.documents)],
};

/** One stage of a blueprint, or one version of it. */
export type BlueprintModel = Held<Blueprint>;

function blueprint(
  region: string,
  id: string,
  name: string,
  of: { readonly stage?: Stage; readonly version?: string },
  kmsKeyId?: string,
  reading?: Reading,
): BlueprintModel {
  return {
    ...(reading ? { reading } : {}),
    detail: {
      blueprintArn: arn("bedrock", region, `blueprint/${id}`),
      blueprintName: name,
      ...(of.stage ? { blueprintStage: of.stage } : {}),
      ...(of.version ? { blueprintVersion: of.version } : {}),
      schema: CANARY,
      type: "DOCUMENT",
      kmsKeyId,
      ...times(id),
    },
  };
}

export const BLUEPRINTS: PerRegion<BlueprintModel> = {
  [US]: [
    blueprint(US, "a1c1a1mb1u", "claim-form", { stage: "LIVE" }, US_KEYS.documents),
    blueprint(US, "a1c1a1mb1u", "claim-form", { stage: "DEVELOPMENT" }, US_KEYS.documents),
    blueprint(US, "a1c1a1mb1u", "claim-form", { version: "1" }),
    blueprint(US, "a1c1a1mb1u", "claim-form", { version: "2" }, US_KEYS.documents),
    blueprint(US, "b2inv01c3b", "repair-invoice", { stage: "LIVE" }),
    blueprint(US, "b2inv01c3b", "repair-invoice", { version: "1" }, US_KEYS.legacy),
    blueprint(US, "c3h3a1thb1", "health-report", { stage: "LIVE" }, US_KEYS.restricted, "denied"),
    blueprint(US, "c3h3a1thb1", "health-report", { version: "1" }, US_KEYS.restricted, "denied"),
  ],
  [EU]: [blueprint(EU, "d4schad3nb", "schadenmeldung", { stage: "DEVELOPMENT" }, EU_KEYS.retired)],
  [AP]: [],
};

/** Resources that AWS offers to every account; they are not resources of the account. */
const service = (region: string, resource: string) => arn("bedrock", region, resource, "aws");
const serviceProject = (region: string): Project => {
  const { detail } = project(region, "public-default", "Default", "LIVE");
  return { detail: { ...detail, projectArn: service(region, "data-automation-project/public-default") } };
};
const serviceBlueprint = (region: string): BlueprintModel => {
  const id = "bedrock-data-automation-public-invoice";
  const { detail } = blueprint(region, id, "Invoice", { stage: "LIVE" });
  return { detail: { ...detail, blueprintArn: service(region, `blueprint/${id}`) } };
};

export type Library = Held<DataAutomationLibrary>;

function library(region: string, id: string, name: string, kmsKeyId?: string, reading?: Reading): Library {
  return {
    ...(reading ? { reading } : {}),
    detail: {
      libraryArn: arn("bedrock", region, `data-automation-library/${id}`),
      libraryName: name,
      libraryDescription: CANARY,
      status: "ACTIVE",
      kmsKeyId,
      creationTime: madeOn(id),
    },
  };
}

export const LIBRARIES: PerRegion<Library> = {
  [US]: [
    library(US, "a1part5000", "car-parts", US_KEYS.documents),
    library(US, "b2drug5000", "medication"),
    library(US, "c3p110t000", "pilot-words", US_KEYS.legacy),
    library(US, "d4h3a1th00", "diagnoses", US_KEYS.restricted, "denied"),
  ],
  [EU]: [],
  [AP]: [],
};

/** What one Region holds of Data Automation. */
export interface DataAutomationRegion {
  readonly projects: readonly Project[];
  readonly blueprints: readonly BlueprintModel[];
  readonly libraries: Collection<Library>;
  /** AWS's own, which are listed beside the account's unless only those are asked for. */
  readonly service: { readonly projects: readonly Project[]; readonly blueprints: readonly BlueprintModel[] };
}

/** The Data Automation resources of a Region; none where it has no content. */
export function dataAutomation(region: string): DataAutomationRegion {
  const of = <Item>(items: PerRegion<Item>): readonly Item[] =>
    region in items ? items[region as keyof typeof items] : [];
  return {
    projects: of(PROJECTS),
    blueprints: of(BLUEPRINTS),
    libraries: collection(of(LIBRARIES), ({ detail }) => [detail.libraryArn]),
    service: { projects: [serviceProject(region)], blueprints: [serviceBlueprint(region)] },
  };
}
