import "server-only";
import pLimit, { type LimitFunction } from "p-limit";
import { plain } from "../log.ts";
import { processGlobal } from "../process-global.ts";
import { isUsedUp, take } from "./limits.ts";
import type { Person } from "./sign-in.ts";
import type { SignInFault } from "./sign-in-error.ts";

/**
 * One client's concurrent calls to the provider; its other sign-ins wait, so that parallel attempts cannot exceed the
 * limit.
 */
const AT_ONCE = 8;

/**
 * Lets a client sign in, unless too many of its sign-ins failed in the last minute. Only failures count: many tabs, or
 * an office behind one address, may sign in at once.
 */
export async function attempt(
  client: string,
  signIn: () => Promise<Person | SignInFault>,
): Promise<Person | SignInFault> {
  const queues = processGlobal("sign-in-queues", () => new Map<string, LimitFunction>());
  const queue = queues.get(client) ?? pLimit(AT_ONCE);
  queues.set(client, queue);
  const outcome = await queue(async (): Promise<Person | SignInFault> => {
    if (await isUsedUp("failed sign-in", client))
      return { why: "busy", check: `failed sign-ins from ${plain(client)}` };
    const tried = await signIn();
    if ("check" in tried) await take("failed sign-in", client);
    return tried;
  });
  if (queue.activeCount + queue.pendingCount === 0) queues.delete(client);
  return outcome;
}
