import type { DomainSummary, GetDomainCommandOutput } from "@aws-sdk/client-datazone";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";

/** A DataZone domain; one shared from another account is managed there. */
export interface Domain extends Held<Answered<GetDomainCommandOutput>> {
  readonly managedAccountId: string;
}

export function domain(
  region: string,
  id: string,
  name: string,
  sketch: {
    readonly key?: string;
    readonly version?: "V1" | "V2";
    readonly owner?: string;
    readonly reading?: "denied" | "gone";
    readonly status?: GetDomainCommandOutput["status"];
  } = {},
): Domain {
  const { owner = ACCOUNT_ID, reading } = sketch;
  return {
    ...(reading ? { reading } : {}),
    managedAccountId: owner,
    detail: {
      id,
      name,
      description: "CANARY-CONTENT: what this domain is for",
      arn: arn("datazone", region, `domain/${id}`, owner),
      kmsKeyIdentifier: sketch.key,
      domainExecutionRole: `arn:aws:iam::${owner}:role/DomainExecution`,
      status: sketch.status ?? "AVAILABLE",
      portalUrl: `https://${id}.datazone.${region}.on.aws`,
      createdAt: madeOn(id),
      lastUpdatedAt: changedOn(id),
      domainVersion: sketch.version ?? "V1",
    },
  };
}

/** What ListDomains shows of a domain. */
export function domainSummary({ detail, managedAccountId }: Domain): DomainSummary {
  return {
    id: detail.id,
    name: detail.name,
    description: detail.description,
    arn: detail.arn,
    managedAccountId,
    status: detail.status,
    portalUrl: detail.portalUrl,
    createdAt: detail.createdAt,
    lastUpdatedAt: detail.lastUpdatedAt,
    domainVersion: detail.domainVersion,
  };
}
