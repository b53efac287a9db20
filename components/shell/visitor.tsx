"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Visitor } from "#lib/domain/visitor.ts";

const VisitorContext = createContext<Visitor | null>(null);

/** Provides the signed-in user to the components inside. */
export function VisitorProvider({ visitor, children }: { visitor: Visitor | null; children: ReactNode }) {
  return <VisitorContext value={visitor}>{children}</VisitorContext>;
}

/** Whether the user may make changes. It only disables buttons; the server checks every request. */
export const useMayOperate = (): boolean => useContext(VisitorContext)?.role === "operator";
