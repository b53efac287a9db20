const NAME = "posture-shortcuts";

/** Whether keyboard shortcuts are on in this browser. */
export function shortcutsKept(): boolean {
  try {
    return localStorage.getItem(NAME) !== "off";
  } catch {
    return true;
  }
}

/** Keeps the choice for this browser, where it lets us. */
export function keepShortcuts(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? "on" : "off");
  } catch {
    // Storage is switched off: the choice holds until the page is loaded again.
  }
}
