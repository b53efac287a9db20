const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a Host header names this machine itself. A page of another site can make a browser come here under a name
 * of its own (DNS rebinding), and would then read the answers.
 */
export const isLoopbackHost = (host: string | null): boolean => host !== null && LOOPBACK.test(host);
