import { setImmediate as nextRound } from "node:timers/promises";
import type { Turns } from "./turns.ts";

export interface InTurnOptions {
  readonly longestPauseMs: number;
  /** Aborted when the reader disconnects, also while it waits. */
  readonly signal: AbortSignal;
  /** Called when the chunks have ended, for any reason. */
  readonly onEnd: () => void;
}

/**
 * Passes chunks on while it has a turn. A reader that is idle for `longestPauseMs` loses its turn, and waits for
 * another when it reads again. Between two chunks the event loop serves other work.
 */
export async function* inTurn<Piece>(
  pieces: AsyncGenerator<Piece>,
  turns: Turns,
  { longestPauseMs, signal, onEnd }: InTurnOptions,
): AsyncGenerator<Piece> {
  let leave: (() => void) | null = null;
  const giveUp = () => {
    leave?.();
    leave = null;
  };
  try {
    for (;;) {
      leave ??= await turns.take(signal);
      if (leave === null) throw new Error("The reader has disconnected.");
      await nextRound();
      const { done, value } = await pieces.next();
      if (done) return;
      const pause = setTimeout(giveUp, longestPauseMs);
      try {
        yield value;
      } finally {
        clearTimeout(pause);
      }
    }
  } finally {
    giveUp();
    onEnd();
    await pieces.return(undefined);
  }
}
