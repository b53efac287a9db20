import { startDemoAccount } from "#lib/demo/demo-account.ts";

/** A demo account in a process of its own: takes its options as JSON, sends its address to its parent. */
const account = await startDemoAccount(JSON.parse(process.argv[2] ?? "{}"));
if (process.send) process.send({ url: account.url });
else console.log(account.url);
