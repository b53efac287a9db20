const NAME = "posture-shortcuts";

/** Whether keyboard shortcuts are on in this browser. */
export function shortcutsKept(): boolean {
  try {
    return localStorage.getItem(NAME) !== "off";
  } catch {
    return true;
  }
}

/** Stores the choice in this browser, if storage is allowed. */
export function keepShortcuts(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? "on" : "off");
  } catch {
    // Storage is disabled: the choice lasts until the page is reloaded.
  }
}
