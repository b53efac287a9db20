import type { GetPromptCommandOutput } from "@aws-sdk/client-bedrock-agent";
import type { Answered, Held } from "./held.ts";
import { arn } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import type { ContentRegion } from "./regions.ts";

type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;
type Prompt = Answered<GetPromptCommandOutput>;

/** The draft of a prompt with its versions. */
export interface PromptModel extends Held<Prompt> {
  readonly versions: readonly Held<Prompt>[];
}

interface Keyed {
  readonly key?: string;
  readonly reading?: "denied" | "gone";
}

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const CANARY = "CANARY-CONTENT: answer as a claims adjuster";
const heldAs = ({ reading }: Keyed): { reading?: "denied" | "gone" } => (reading ? { reading } : {});

function prompt(
  region: string,
  id: string,
  name: string,
  sketch: Keyed & { readonly versions?: Readonly<Record<string, Keyed>> },
): PromptModel {
  const promptArn = arn("bedrock", region, `prompt/${id}`);
  const described = {
    id,
    name,
    description: CANARY,
    defaultVariant: "standard",
    variants: [{ name: "standard", templateType: "TEXT" as const, templateConfiguration: { text: { text: CANARY } } }],
    createdAt: madeOn(id),
    updatedAt: changedOn(id),
  };
  return {
    ...heldAs(sketch),
    detail: { ...described, arn: promptArn, version: "DRAFT", customerEncryptionKeyArn: sketch.key },
    versions: Object.entries(sketch.versions ?? {}).map(([version, published]) => ({
      ...heldAs(published),
      detail: { ...described, arn: `${promptArn}:${version}`, version, customerEncryptionKeyArn: published.key },
    })),
  };
}

export const PROMPTS: PerRegion<PromptModel> = {
  [US]: [
    prompt(US, "PROMPTCLM1", "claims-summary", {
      key: US_KEYS.agents,
      versions: {
        "1": {},
        "2": { key: US_KEYS.retired },
        "3": { key: US_KEYS.agents },
        "4": { key: US_KEYS.agents, reading: "denied" },
        "5": { reading: "gone" },
      },
    }),
    prompt(US, "PROMPTREN1", "renewal-letter", {}),
    prompt(US, "PROMPTFRD1", "fraud-questions", { key: US_KEYS.importExpired }),
    prompt(US, "PROMPTHLTH", "health-questions", { key: US_KEYS.restricted, reading: "denied" }),
    prompt(US, "PROMPTGONE", "pilot", { reading: "gone" }),
  ],
  [EU]: [
    prompt(EU, "PROMPTSCH1", "schaden-zusammenfassung", {
      key: EU_KEYS.agents,
      versions: { "1": { key: EU_KEYS.legacy } },
    }),
  ],
  [AP]: [prompt(AP, "PROMPTSTM1", "storm-summary", { key: AP_KEYS.multiRegion })],
};
