import { accountRegions } from "#lib/aws/regions.ts";
import { noteGap, type ScanContext } from "./context.ts";

/**
 * The Regions of a scan: those asked for, or all that the account has enabled. Where AWS does not say which these
 * are, the home Region alone is looked at and a gap says so.
 */
export async function chooseRegions(context: ScanContext, asked: readonly string[] | null): Promise<readonly string[]> {
  if (asked) return asked;
  const { reader, signal } = context;
  const home = await reader.homeRegion();
  const answer = await accountRegions(reader, signal);
  if (!answer.ok) {
    signal.throwIfAborted();
    noteGap(context, home, null, "the Regions of the account", answer.failure);
    return [home];
  }
  const disabled = answer.output.filter(({ enabled }) => !enabled).map(({ name }) => name);
  if (disabled.length > 0) {
    noteGap(context, home, null, disabled.join(", "), {
      ...answer.call,
      kind: "not-enabled",
      code: "OptInRequired",
      message: `Not enabled for the account, so not looked at: ${disabled.join(", ")}`,
      httpStatus: null,
      permission: "",
    });
  }
  return answer.output.filter(({ enabled }) => enabled).map(({ name }) => name);
}
