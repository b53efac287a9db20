import { ACCOUNT_WIDE } from "#lib/domain/home-unit.ts";
import type { PlacedPart } from "../landing/split-parts.ts";
import type { Content } from "../landing/unit-parts.ts";

/** The controls of then that span Regions. */
export const ACCOUNT_CONTROLS = ["BEP-040", "BEP-041", "BEP-042", "BEP-043"];

export interface UnsplitPass {
  readonly control: string;
  readonly pass: number;
}

export interface SplitTallies {
  readonly controlTallies: readonly PlacedPart<"controlTallies">[];
  /** Passes of several Regions together: only their sum was stored. */
  readonly unsplit: readonly UnsplitPass[];
}

/**
 * Splits what controls were counted for all Regions of a scan. What failed or is unknown is counted again from the
 * findings of each unit. Passes are of the account, where a control spans Regions, and of the Region, if it is the only
 * one; else they stay together, since nothing says which Region had how many.
 */
export function splitTallies(
  tallies: readonly Content<"controlTallies">[],
  findings: readonly PlacedPart<"findings">[],
  scanned: readonly string[],
): SplitTallies {
  const regions = [...new Set(scanned)];
  const [only, ...others] = regions;
  const findingsOf = Map.groupBy(findings, ({ content }) => content.control);
  const unsplit: UnsplitPass[] = [];
  const controlTallies = tallies.flatMap(({ accountId, control, pass }) => {
    const found = Map.groupBy(findingsOf.get(control) ?? [], ({ home }) => home);
    const isOfAccount = ACCOUNT_CONTROLS.includes(control);
    const placeOfPasses = isOfAccount ? ACCOUNT_WIDE : others.length === 0 ? (only ?? ACCOUNT_WIDE) : null;
    if (placeOfPasses === null && pass > 0) unsplit.push({ control, pass });
    const homes = new Set([...(isOfAccount || only === undefined ? [ACCOUNT_WIDE] : regions), ...found.keys()]);
    return [...homes].map((home) => {
      const answers = (found.get(home) ?? []).map(({ content }) => content.answer);
      const fail = answers.filter((answer) => answer === "fail").length;
      const passes = home === placeOfPasses ? pass : 0;
      const counted = { accountId, control, pass: passes, fail, cannotTell: answers.length - fail };
      const content = { ...counted, about: null, aboutRegion: null };
      return { home, content, exact: null };
    });
  });
  return { controlTallies, unsplit };
}
