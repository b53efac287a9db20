const NOTE = Symbol.for("bedrock-posture.listens-on");

/** Notes which address this process listens on, once that is judged. */
export function noteListening(address: string): void {
  Object.assign(globalThis, { [NOTE]: address });
}

/** Whether this process listens on an address that was judged. */
export const isListening = (): boolean => NOTE in globalThis;
