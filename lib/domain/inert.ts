/**
 * A text that is inert wherever a command or template contains it: bare or quoted in a shell, in JSON, in YAML and in
 * HCL. It begins with a letter or a digit, so that no command takes it for an option.
 */
const INERT = /^[A-Za-z0-9][A-Za-z0-9_.:/#-]{0,2047}$/;

/** Whether a text from AWS may be written into a command or template as it is. */
export const isInert = (text: string): boolean => INERT.test(text);
