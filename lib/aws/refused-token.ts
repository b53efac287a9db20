import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import type { FreshFailure } from "#lib/domain/call.ts";
import { isTokenRefused } from "./failure.ts";
import { callerIdentityRequest } from "./identity.ts";
import { partitionOf } from "./partitions.ts";
import type { Ask } from "./service-regions.ts";

/**
 * Tells a token that one Region refuses from one that is no longer any good: the Region that gave the identity is
 * asked again. Session tokens of the global STS endpoint "are valid only in AWS Regions that are enabled by default"
 * unless they are of version 2 (IAM User Guide, "Manage AWS STS in an AWS Region").
 */
export class RefusedTokens {
  readonly #ask: Ask;
  readonly #home: () => Promise<string>;
  readonly #settled = new Map<string, Promise<Pick<FreshFailure, "kind" | "message">>>();

  /**
   * @param ask sends a request and returns what came of it, as it is
   * @param home the Region that gave the identity
   */
  constructor(ask: Ask, home: () => Promise<string>) {
    this.#ask = ask;
    this.#home = home;
  }

  /** The same failure with its kind: `credentials`, `token-refused` or `not-enabled`. */
  async explain(failure: FreshFailure, region: string): Promise<FreshFailure> {
    if (!isTokenRefused(failure)) return failure;
    const settled = this.#settled.get(region) ?? this.#settle(region, failure.message);
    this.#settled.set(region, settled);
    return { ...failure, ...(await settled) };
  }

  async #settle(region: string, message: string): Promise<Pick<FreshFailure, "kind" | "message">> {
    const home = await this.#home();
    const accepted = home !== region && (await this.#ask(home, callerIdentityRequest())).ok;
    if (!accepted) return { kind: "credentials", message };
    if (partitionOf(region) !== partitionOf(home))
      return refused(`${region} is in another partition than ${home}, where the credentials are valid`);
    switch (await this.#optInStatus(region, home)) {
      case "not-opted-in":
        return { kind: "not-enabled", message: `${region} is not enabled for the account` };
      case "opted-in":
        return refused(`the session token is not valid in opt-in Regions such as ${region}, though it is in ${home}`);
      case "opt-in-not-required":
        return refused(`${region} does not accept the credentials, though ${home} does`);
      case null:
        return refused(
          `either the session token is not valid in opt-in Regions, or ${region} is not enabled (${home} accepts it)`,
        );
    }
  }

  /** What ec2:DescribeRegions says of one Region; null where it says nothing. */
  async #optInStatus(region: string, home: string): Promise<OptInStatus | null> {
    const answer = await this.#ask(home, {
      service: "ec2",
      permission: "ec2:DescribeRegions",
      command: new DescribeRegionsCommand({ AllRegions: true, RegionNames: [region] }),
    });
    const status = answer.ok ? answer.output.Regions?.find(({ RegionName }) => RegionName === region)?.OptInStatus : "";
    return OPT_IN_STATUSES.find((known) => known === status) ?? null;
  }
}

const OPT_IN_STATUSES = ["opted-in", "not-opted-in", "opt-in-not-required"] as const;
type OptInStatus = (typeof OPT_IN_STATUSES)[number];

const refused = (message: string) => ({ kind: "token-refused", message }) as const;
