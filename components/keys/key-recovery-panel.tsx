import Link from "next/link";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { keyRecovery } from "#lib/domain/key-recovery.ts";
import { controlHref } from "#lib/format/hrefs.ts";
import type { KeyDetail } from "#lib/views/key.ts";

interface KeyRecoveryPanelProps {
  readonly of: Pick<KeyDetail, "summary" | "posture">;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
  readonly now: Date;
}

/** The commands that make the data of an unusable key readable again; empty for any other key. */
export function KeyRecoveryPanel({ of: { summary, posture }, from, now }: KeyRecoveryPanelProps) {
  const recovery = keyRecovery(summary, now);
  if (recovery === null) return null;
  const { title, says, commands, placeholders } = recovery;
  const external = !posture.accounts.includes(summary.accountId);
  return (
    <Panel
      title={title}
      id="recovery"
      aside={
        <Link prefetch={false} href={controlHref("BEP-004", posture.asked, from)} className="hover:underline">
          BEP-004: remediation in full
        </Link>
      }
    >
      <p className="text-sm leading-relaxed">
        {says}
        {external && ` Account ${summary.accountId} owns the key and must do this.`}
      </p>
      {commands !== null && (
        <div className="mt-2">
          <CodeBlock text={commands} label="AWS CLI commands" />
        </div>
      )}
      {placeholders.length > 0 && (
        <p className="mt-2 text-muted text-sm">
          Replace {placeholders.join(" and ")}: the real value contains characters that a shell would interpret.
        </p>
      )}
    </Panel>
  );
}
