import { ListEnforcedGuardrailsConfigurationCommand } from "@aws-sdk/client-bedrock";
import { inherits, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { INHERITED_KEY, noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";

const enforced = ({
  guardrailArn,
  guardrailVersion,
}: {
  guardrailArn?: string | undefined;
  guardrailVersion?: string | undefined;
}) =>
  guardrailVersion && guardrailVersion !== "DRAFT"
    ? { type: "guardrail-version", arn: `${guardrailArn}#version/${guardrailVersion}` }
    : { type: "guardrail", arn: guardrailArn ?? "" };

export const enforcedGuardrailConfiguration = resourceType({
  type: "enforced-guardrail-configuration",
  label: ["Enforced guardrail configuration", "Enforced guardrail configurations"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListEnforcedGuardrailsConfiguration",
      (page) => new ListEnforcedGuardrailsConfigurationCommand(page),
      (output) => output.guardrailsConfig,
    ),
  ],
  identify: ({ item, scope }) => ({
    arn: composed`arn:${scope.partition}:bedrock:${scope.region}:${scope.accountId}:#enforced-guardrail-configuration/${item.configId ?? item.guardrailId}`,
    name: `Enforcement of ${item.guardrailId ?? item.guardrailArn} version ${item.guardrailVersion ?? "DRAFT"}`,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "guardrail configuration",
      // The organization's guardrail may be in another account, where this scan cannot read its key.
      from: ({ item }) => (item.guardrailArn ? inherits(enforced(item)) : notApplicable("no-guardrail")),
      keyNeeds: noNeeds(INHERITED_KEY),
    },
  ],
  relations: ({ item }) =>
    item.guardrailArn ? [{ kind: "uses", to: enforced(item), label: "enforced guardrail" }] : [],
  facts: ({ item }) => ({ owner: item.owner, guardrailVersion: item.guardrailVersion }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary:
      "The configuration uses the key of its guardrail: update the guardrail, publish a version, and enforce that version.",
    source: "SDK: AccountEnforcedGuardrailOutputConfiguration has no key member",
  },
  sources: [
    "SDK: AccountEnforcedGuardrailOutputConfiguration refers to guardrailArn and guardrailVersion only (inferred: its key applies)",
  ],
});
