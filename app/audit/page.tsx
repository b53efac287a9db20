import type { Metadata } from "next";
import { Audit } from "#components/audit/audit.tsx";
import { NotForViewers } from "#components/audit/not-for-viewers.tsx";
import { Problems } from "#components/ui/problems.tsx";
import { auditPage, readAuditPageQuery } from "#lib/server/pages/audit.ts";
import { currentVisitor } from "#lib/server/sign-in/visitor.ts";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  if ((await currentVisitor())?.role !== "operator") return <NotForViewers />;
  const { query, problems } = readAuditPageQuery(await searchParams);
  return (
    <>
      <Problems problems={problems} />
      <Audit
        view={await auditPage(query)}
        state={{ ...query.filter, sort: query.sort, limit: query.limit, asked: query.asked }}
        now={new Date()}
      />
    </>
  );
}
