const NOTE = Symbol.for("bedrock-posture.listens-on");

/** Stores the address that this process listens on, once it has been checked. */
export function noteListening(address: string): void {
  Object.assign(globalThis, { [NOTE]: address });
}

/** Whether this process listens on a checked address. */
export const isListening = (): boolean => NOTE in globalThis;
