import Link from "next/link";
import { VerdictBar } from "#components/charts/verdict-bar.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatShare } from "#lib/format/numbers.ts";
import type { OfAccount } from "#lib/views/overview.ts";
import { protectionsHref } from "./protections-href.ts";

interface ByAccountProps {
  /** Those with most to do first. */
  readonly accounts: readonly OfAccount[];
  /** The number of accounts of the posture. */
  readonly count: number;
  readonly asked: Asked;
}

/** The accounts with the most protections without a usable customer managed key. */
export function ByAccount({ accounts, count, asked }: ByAccountProps) {
  return (
    <Panel
      title="By account"
      id="accounts"
      flush
      aside={
        <Link prefetch={false} href={hrefWith("/coverage", { asked })} className="hover:underline">
          {countOf(count, "account")}
        </Link>
      }
    >
      <ul className="divide-y divide-line">
        {accounts.map(({ accountId, summary }) => (
          <li
            key={accountId}
            className="grid min-h-10 items-center gap-x-4 px-4 py-1.5 text-sm md:grid-cols-[9rem_1fr_21rem]"
          >
            <Link
              prefetch={false}
              href={hrefWith("/", { asked, account: accountId })}
              className="number hover:underline"
            >
              {accountId}
            </Link>
            <VerdictBar verdicts={{ ...summary.verdicts, "not-applicable": 0 }} className="h-2.5" label="Protections" />
            <p className="text-muted text-xs md:text-right">
              {formatShare(summary.verdicts["customer-managed"], summary.protections)} customer managed of{" "}
              <NumberLink href={protectionsHref(summary, { asked, account: accountId })}>
                {countOf(summary.protections, "protection")}
              </NumberLink>
            </p>
          </li>
        ))}
      </ul>
      {count > accounts.length && (
        <p className="border-line border-t px-4 py-2 text-muted text-sm">
          The {accounts.length} accounts with the most protections without a usable customer managed key.
        </p>
      )}
    </Panel>
  );
}
