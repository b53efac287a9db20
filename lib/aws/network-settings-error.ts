/** A variable about the network has a value that it does not take. The message names it and says what it takes. */
export class NetworkSettingsError extends Error {
  override readonly name = "NetworkSettingsError";
}
