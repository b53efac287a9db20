const DAY = 86_400_000;

/**
 * The moment (ms) that the account's relative dates count from: when its server starts. The process that scans the
 * account as it was in the past sets the variable before it loads this file, so that both count from the same day.
 */
export const TODAY = Number(process.env.POSTURE_DEMO_TODAY ?? Date.now());

/** A moment before the demo account started, in milliseconds. */
export const daysAgo = (days: number): number => TODAY - Math.round(days * DAY);
