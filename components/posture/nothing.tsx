import { SearchX } from "lucide-react";
import Link from "next/link";
import { Empty } from "#components/ui/empty.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";

/** What the overview shows where no reading has anything of the chosen accounts and Regions: not that all is well. */
export function Nothing({ asked }: { asked: Asked }) {
  const { account = [], region = [], ...whole } = asked;
  const names = [
    ...(account.length > 0 ? [`account ${account.join(", ")}`] : []),
    ...(region.length > 0 ? [`Region ${region.join(", ")}`] : []),
  ].join(" in ");
  return (
    <div className="panel">
      <Empty Icon={SearchX} title="Nothing was read here">
        <p>No scan has results of {names}.</p>
        <p>
          <Link
            prefetch={false}
            href={hrefWith("/", { asked: whole })}
            className="text-accent underline underline-offset-2"
          >
            View all accounts and Regions
          </Link>
          {" or "}
          <Link
            prefetch={false}
            href={hrefWith("/coverage", { asked: whole })}
            className="text-accent underline underline-offset-2"
          >
            see which were read
          </Link>
        </p>
      </Empty>
    </div>
  );
}
