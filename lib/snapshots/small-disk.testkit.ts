import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder on a small disk of its own, where this user may mount one; null elsewhere. `removeDisk` ends it. */
export function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "posture-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

export function removeDisk(disk: string): void {
  execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true });
}

/**
 * Fills a disk.
 *
 * @param left the bytes that stay free
 * @returns a file to delete when there is to be space again
 */
export function fillDisk(disk: string, left: number): string {
  const ballast = join(disk, "ballast");
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - left));
  return ballast;
}
