import type { Act } from "../site.ts";
import { Visitor } from "../visitor.ts";

const PAGES = ["/keys", "/resources?verdict=aws-owned", "/"];
const NAMES = ["olga", "victor"];

/** A user signs in and out again; sometimes one without a role, and one with a response that no sign-in requested. */
export const signIn: Act = async ({ url, tally }, turn) => {
  const visitor = new Visitor(url, `198.51.100.${1 + (turn % 250)}`);
  switch (turn % 5) {
    case 3:
      return tally.count("sign-in without a role", ["/auth/failed?why=no-role"], () => visitor.signIn("/", "mallory"));
    case 4:
      return tally.count("sign-in with a forged answer", ["/auth/failed?why=expired"], async () => {
        const answer = await visitor.ask("/auth/callback?code=stolen&state=guessed");
        await answer.arrayBuffer();
        return (answer.headers.get("location") ?? `${answer.status}`).replace(url, "");
      });
    default: {
      const page = PAGES[turn % PAGES.length] ?? "/";
      await tally.count(`sign-in`, ["arrived"], async () => {
        const at = await visitor.signIn(page, NAMES[turn % NAMES.length] ?? "");
        return at === page ? "arrived" : `arrived at ${at}`;
      });
      await tally.count("first page after a sign-in", [200], () => visitor.statusOf(page));
      await tally.count("sign-out", [303], () => visitor.statusOf("/auth/sign-out", { method: "POST" }));
      await tally.count("page after a sign-out", [303], () => visitor.statusOf(page));
    }
  }
};
