import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Shell } from "#components/shell/shell.tsx";
import { readTheme, THEME_COOKIE } from "#components/shell/theme.ts";
import { isDemoAccount } from "#lib/server/demo-account.ts";
import { knownScope } from "#lib/server/pages/coverage.ts";
import { currentVisitor } from "#lib/server/sign-in/visitor.ts";

export const metadata: Metadata = {
  title: { default: "Bedrock Posture", template: "%s · Bedrock Posture" },
  description: "The KMS key that encrypts each data item of Amazon Bedrock at rest, with the evidence.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const visitor = await currentVisitor();
  // If the database fails, the page itself says so.
  const scope = visitor && (await knownScope().catch(() => null));
  return (
    <html lang="en" {...(theme === "system" ? {} : { "data-theme": theme })}>
      <body>
        <Shell theme={theme} visitor={visitor} isDemo={isDemoAccount()} scope={scope}>
          {children}
        </Shell>
      </body>
    </html>
  );
}
