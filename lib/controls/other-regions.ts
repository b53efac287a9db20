import { parseArn } from "#lib/domain/arn.ts";
import type { Sentences } from "#lib/domain/explanation.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import { covers } from "#lib/monitoring/event-selectors.ts";
import type { Explained } from "./explained.ts";

/** Added to the parameters of a reason that rests on other Regions too; missing where it does not, and in older ones. */
interface OtherRegions {
  readonly otherRegions?: readonly string[];
}

/**
 * The other Regions that the monitoring of a Region rests on: the homes of the trails that cover it, where their status
 * is read, and those of their log groups, with the filters and alarms. All of them are read whatever Regions are
 * scanned; a component that could not be read is unknown.
 */
export function otherRegionsOf({ trails }: Pick<Monitoring, "trails">, region: string): readonly string[] {
  const behind = trails
    .filter((trail) => covers(trail, region))
    .flatMap(({ homeRegion, logGroupArn }) => [
      homeRegion,
      logGroupArn === null ? null : parseArn(logGroupArn)?.region,
    ]);
  return [...new Set(behind)].filter((each): each is string => Boolean(each) && each !== region).sort();
}

/** An answer that names the other Regions that it rests on. */
export function restingOn<Code extends string>(
  answer: Explained<Code>,
  otherRegions: readonly string[],
): Explained<Code> {
  if (otherRegions.length === 0) return answer;
  return {
    ...answer,
    reason: naming(answer.reason, { otherRegions }),
    reasonParameters: { ...answer.reasonParameters, otherRegions },
  };
}

/** The sentences of a control whose answers name other Regions, as they are kept. */
export function namingRegions<Code extends string>(sentences: { readonly [Each in Code]: Sentences[string] }) {
  const named = Object.entries<Sentences[string]>(sentences).map(([code, sentence]) => {
    const tell = sentence as (parameters?: OtherRegions) => string;
    return [code, (parameters?: OtherRegions) => naming(tell(parameters), parameters ?? {})] as const;
  });
  return Object.fromEntries(named) as unknown as Record<Code, Sentences[string]>;
}

const naming = (sentence: string, { otherRegions = [] }: OtherRegions): string =>
  otherRegions.length === 0 ? sentence : sentence.replace(/\.$/, `; this also depends on ${otherRegions.join(", ")}.`);
