import type { AgentModel } from "../account/agent-shapes.ts";
import { agent } from "../account/agent-shapes.ts";
import type { DemoModel, RegionModel } from "../account/demo-model.ts";
import { ACCOUNT_ID } from "../account/identity.ts";
import { US_KEYS } from "../account/key-names.ts";
import { keyPolicy } from "../account/key-policies.ts";
import { customModel } from "../account/model-shapes.ts";
import { bucket } from "../account/store-shapes.ts";
import { changed, changedKeys } from "./changed.ts";

/** Something that was done in the demo account, and how the account was before. */
export interface Happened {
  /** Days before today. */
  readonly daysAgo: number;
  readonly what: string;
  readonly before: (account: DemoModel) => DemoModel;
}

const [US, EU] = ["us-east-1", "eu-central-1"] as const;

/** Changes what one Region holds. */
const inRegion =
  (name: string, change: (region: RegionModel) => Partial<RegionModel>) =>
  (account: DemoModel): DemoModel => ({
    ...account,
    region: (wanted) => {
      const region = account.region(wanted);
      return wanted === name ? { ...region, ...change(region) } : region;
    },
  });

const withoutKey = (of: AgentModel): AgentModel => ({
  ...of,
  detail: { ...of.detail, customerEncryptionKeyArn: undefined },
});

const policyOfKnowledge = (policy: string) => (account: DemoModel) => ({
  ...account,
  keys: changedKeys(account.keys, (key) => (key.arn === US_KEYS.knowledge ? { ...key, policy } : key)),
});

/** The role of the knowledge base was left out: CloudTrail has the Decrypt that was denied, in `key-changes.ts`. */
const POLICY_BY_MISTAKE = keyPolicy(ACCOUNT_ID, [], false);

/**
 * What was done in the past weeks, newest first. What became of keys follows from their trail (`key-changes.ts`), and
 * what was created from its date of creation: see `accountAt`.
 */
export function happened(today: DemoModel): readonly Happened[] {
  const policyOfToday = today.keys.find(US_KEYS.knowledge, US)?.policy ?? "";
  return [
    {
      daysAgo: 3.5,
      what: "an agent without a customer managed key was deleted",
      before: inRegion(US, ({ agents }) => ({
        agents: changed(agents, (each) => each, [
          { item: agent(US, "PILOTAGT01", "renewals-pilot"), ids: ["PILOTAGT01"] },
        ]),
      })),
    },
    {
      daysAgo: 6.1,
      what: "the key policy of the knowledge bases was repaired",
      before: policyOfKnowledge(POLICY_BY_MISTAKE),
    },
    {
      daysAgo: 6.5,
      what: "the key policy of the knowledge bases lost its statements",
      before: policyOfKnowledge(policyOfToday),
    },
    {
      daysAgo: 16,
      what: "the model customer-letters was recreated under a key",
      before: inRegion(US, ({ customModels }) => {
        const item = customModel(US, "lettersaws01", "customer-letters");
        return { customModels: changed(customModels, (each) => each, [{ item, ids: [item.detail.modelArn] }]) };
      }),
    },
    {
      daysAgo: 17.5,
      what: "the bucket of the European documents got a customer managed key",
      before: (account) => ({
        ...account,
        stores: {
          ...account.stores,
          bucket: (name) =>
            name === "aldermere-documents-eu" ? bucket(EU, name, { algorithm: "AES256" }) : account.stores.bucket(name),
        },
      }),
    },
    {
      daysAgo: 22.5,
      what: "the draft of the agent broker-desk got a customer managed key",
      before: inRegion(US, ({ agents }) => ({
        agents: changed(agents, (each) => (each.detail.agentId === "BROKERAG01" ? withoutKey(each) : each)),
      })),
    },
  ];
}
