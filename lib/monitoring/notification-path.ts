import type { Part } from "#lib/domain/key.ts";
import type { Certainty } from "./certainty.ts";

/** The three states of a link, and of a chain. Only what was read and understood is whole or broken. */
export const LINK_STATES = ["whole", "broken", "cannot-tell"] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** What a chain is made of: trail, filter, alarm, topic; or trail, rule, target. */
export type LinkPart = "trail" | "filter" | "alarm" | "topic" | "rule" | "target";

/** One link between a call to KMS and somebody who is told of it. */
export interface ChainLink {
  readonly part: LinkPart;
  readonly state: LinkState;
  /** What it is called; null where there is none. */
  readonly name: string | null;
  /** One sentence: what was seen. */
  readonly says: string;
  /** The IAM action that would let the scan look, where it was refused. */
  readonly permission: string | null;
}

/** Links in the order of the event's way. It ends with the first that is broken or hides the rest. */
export interface Chain {
  readonly way: "logs" | "bus";
  readonly state: LinkState;
  readonly links: readonly ChainLink[];
}

export const link = (
  part: LinkPart,
  state: LinkState,
  name: string | null,
  says: string,
  permission: string | null = null,
): ChainLink => ({ part, state, name, says, permission });

/** The link that stands for what could not be read. */
export function unread(part: LinkPart, what: string, from: Exclude<Part<unknown>, { kind: "read" }>): ChainLink {
  if (from.kind === "not-offered")
    return link(part, "cannot-tell", null, `${what} could not be evaluated: ${from.reason}`);
  const { permission, operation, code, kind } = from.failure;
  const says = `${what} could not be read: ${operation} failed with ${code}.`;
  return link(part, "cannot-tell", null, says, kind === "denied" && permission !== "" ? permission : null);
}

export function stateOf(certainty: Certainty): LinkState {
  if (certainty === "cannot-tell") return certainty;
  return certainty === "yes" ? "whole" : "broken";
}

/** A chain is as good as its weakest link: broken before what cannot be told. */
export function chainOf(way: Chain["way"], links: readonly ChainLink[]): Chain {
  const states = links.map(({ state }) => state);
  const state = states.includes("broken") ? "broken" : states.includes("cannot-tell") ? "cannot-tell" : "whole";
  return { way, state, links };
}

/** Whether links are worth showing: not those that only might concern the call, and break further on anyway. */
export const mayLead = ([first, ...rest]: readonly ChainLink[]): boolean =>
  first?.state === "whole" || ![first, ...rest].some((each) => each?.state === "broken");

const RANK = { whole: 2, "cannot-tell": 1, broken: 0 } as const satisfies Record<LinkState, number>;

/** The chain that gets furthest: whole, else one that may be, else the one with most in place. */
export function bestChain(chains: readonly [Chain, ...Chain[]]): Chain {
  return chains.reduce((best, chain) => (comesBefore(chain, best) ? chain : best));
}

function comesBefore(chain: Chain, other: Chain): boolean {
  const ahead = RANK[chain.state] - RANK[other.state];
  return ahead !== 0 ? ahead > 0 : inPlace(chain) > inPlace(other);
}

const inPlace = ({ links }: Chain) => links.filter(({ state }) => state === "whole").length;
