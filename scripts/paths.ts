import { join } from "node:path"

/** The folder of the checkout. */
export const root = join(import.meta.dirname, "..")

/** Where machine-wide things live when a folder of root's own is closed to the database's account. */
export const sharedFolder = "/var/lib/performance-targets"
