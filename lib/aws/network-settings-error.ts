/** A variable about the network has a value that it does not take. The message names it and says what it takes. */
export class NetworkSettingsError extends Error {
  override readonly name = "NetworkSettingsError";
}

/** Whether a text is an address that HTTP clients can ask. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);
