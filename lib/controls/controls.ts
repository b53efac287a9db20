import { liveVersionKey } from "./bep-001-live-version-key.ts";
import { keyInUse } from "./bep-030-key-in-use.ts";
import type { Control } from "./control.ts";

/** Everything that is checked. Adding a control is one file and one line here. */
export const CONTROLS: readonly Control[] = [liveVersionKey, keyInUse];
