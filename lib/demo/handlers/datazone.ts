import { GetDomainCommand, ListDomainsCommand } from "@aws-sdk/client-datazone";
import type { DemoModel } from "../account/demo-model.ts";
import { domainSummary } from "../account/domain-shapes.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

export function datazoneOperations(model: DemoModel) {
  return [
    handle(ListDomainsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).domains.items, nextToken, maxResults, 25);
      return { items: items.map(domainSummary), nextToken: next };
    }),
    handle(GetDomainCommand, ({ identifier = "" }, { region }) =>
      readHeld(model.region(region).domains.find(identifier), "datazone:GetDomain", identifier),
    ),
  ];
}
