import type { Metadata } from "next";
import { Permissions } from "#components/permissions/permissions.tsx";
import { permissionTexts } from "#lib/server/pages/permissions.ts";

export const metadata: Metadata = { title: "Permissions" };

export default function PermissionsPage() {
  return <Permissions {...permissionTexts()} />;
}
