import { GetTokenVaultCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, key } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { context, role, via } from "../need.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";
import { agentcoreArn } from "./agentcore-arn.ts";

const PAGE = 'Amazon Bedrock AgentCore Developer Guide, "Set customer managed key policy"';

/**
 * The only vault of an account and Region; a Region may have none yet. `keyType` decides, not the presence of an ARN;
 * a vault without a configuration is encrypted with the service's own key.
 */
export const agentcoreTokenVault = resourceType({
  type: "agentcore-token-vault",
  label: ["Token vault", "Token vaults"],
  service: "bedrock-agentcore-control",
  parts: () => ["default"],
  read: {
    permission: "bedrock-agentcore:GetTokenVault",
    command: ({ item }) => new GetTokenVaultCommand({ tokenVaultId: item }),
    proof: (detail) => detail.tokenVaultId,
    notFoundMeansNone: true,
  },
  identify: ({ item, scope }) => ({
    arn: agentcoreArn(scope, `token-vault/${item}`),
    name: `Token vault "${item}" in ${scope.region}`,
  }),
  protects: [
    {
      data: "access tokens and credentials",
      member: "kmsConfiguration.kmsKeyArn",
      from: ({ detail }) => {
        const { kmsConfiguration } = detail;
        if (!kmsConfiguration) return key(undefined, AWS_OWNED);
        const { keyType, kmsKeyArn } = kmsConfiguration;
        if (keyType === "ServiceManagedKey")
          return key(undefined, { means: "aws-owned", literal: "ServiceManagedKey" });
        if (keyType === "CustomerManagedKey" && kmsKeyArn) return key(kmsKeyArn, AWS_OWNED);
        // A customer managed key without an ARN, or an unknown type of key, proves nothing.
        throw new TypeError(`The vault's key type is "${keyType}" and no key is named`);
      },
      keyNeeds: ofOwnKey(tokenVaultNeeds),
    },
  ],
  grants: noGrant("the token vault", PAGE),
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "in-place",
    summary: "Set the vault's key; it must be a single-Region symmetric key.",
    cli: ({ region, key: keyArn }) =>
      `aws bedrock-agentcore-control set-token-vault-cmk --region ${region} --token-vault-id default \\
  --kms-configuration keyType=CustomerManagedKey,kmsKeyArn=${keyArn}`,
    source: "SDK: SetTokenVaultCMK",
  },
  sources: ["SDK: KmsConfiguration.keyType is ServiceManagedKey or CustomerManagedKey"],
});

/** The context key of the token vault has the prefix of a hierarchical keyring. */
function tokenVaultNeeds({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that works with the token vault", {
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"],
      carries: {
        ...via("bedrock-agentcore-identity", region),
        ...context("aws-crypto-ec:aws:bedrock-agentcore-identity:token-vault-arn", arn),
      },
      why: "Tokens and credentials are encrypted and decrypted with the permissions of the role that uses the vault.",
      source: PAGE,
    }),
  ];
}
