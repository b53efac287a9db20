import "server-only";
import { actorOf } from "#lib/domain/audit.ts";
import type { Visitor } from "#lib/domain/visitor.ts";
import { DatabaseError } from "#lib/snapshots/database-error.ts";
import { log } from "../log.ts";
import { processGlobal } from "../process-global.ts";
import { audited } from "./audit.ts";

/** Token and address pairs that are already recorded, to save a query. */
const REMEMBERED = 10_000;

/** Records the first use of a token from an address. A failure to record never fails a read. */
export async function noteTokenUse(token: Visitor, address: string | null): Promise<void> {
  const known = processGlobal("token-addresses", () => new Set<string>());
  const use = JSON.stringify([token.id, address]);
  if (address === null || known.has(use)) return;
  try {
    await audited(async ({ tokens }) => {
      const isNew = await tokens.noteAddress(token.id, address);
      const event = { action: "token-used-from-new-address", outcome: "done", actor: actorOf(token) } as const;
      return { result: null, event: isNew ? { ...event, address, subject: token.id, detail: {} } : null };
    });
    if (known.size >= REMEMBERED) known.clear();
    known.add(use);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    log().warn({ token: token.id, address, err: error }, "whether a token comes from a new address could not be kept");
  }
}
