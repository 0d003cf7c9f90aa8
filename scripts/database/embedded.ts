// The database that comes with the program: found running, or started; stopped by whoever uses it last.
import { mkdirSync, realpathSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { createCluster } from "./create.ts"
import { hold } from "./hold.ts"
import { nativeFolder } from "./native.ts"
import { clusterPlace } from "./place.ts"
import { isStopping, running, stopPostmaster } from "./postmaster.ts"
import { keptSecrets, type Secrets } from "./secrets.ts"

export type Role = "super" | "owner" | "app" | "public"
export type Embedded = {
  port: number
  secrets: Secrets
  /** The folder of the cluster. */
  data: string
  url(database: string, role: Role): string
  /** Leaves the cluster, and stops it when nobody else uses it. */
  stop(): Promise<void>
}
export type EmbeddedOptions = {
  /** The data folder: secrets, port and (where the database's account may enter) the cluster. Made when missing. */
  dir: string
  /** false for tests: nothing is forced to the disk. */
  durable?: boolean
  /** Called when the cluster ends under us. */
  onLost?: () => void
}

const addressOf = (secrets: Secrets, port: number, database: string, role: Role): string =>
  `postgres://perf_${role}:${secrets[role]}@127.0.0.1:${port}/${database}`

const madeFolder = (dir: string): string => {
  mkdirSync(dir, { recursive: true })
  return realpathSync(dir)
}

/** Throws with a sentence for operators. Several processes may hold the same cluster at once. */
export async function startEmbedded({ dir: given, durable = true, onLost = () => undefined }: EmbeddedOptions): Promise<Embedded> {
  const dir = madeFolder(given)
  const secrets = keptSecrets(dir)
  const place = clusterPlace(dir)
  let watch: NodeJS.Timeout | undefined
  const native = nativeFolder(place.account)
  createCluster(native, place, secrets.super)
  const lost = () => {
    clearInterval(watch)
    onLost()
  }
  const start = { dir, place, native, durable, onLost: lost, url: (port: number) => addressOf(secrets, port, "postgres", "super") }
  const { lease, pid, port } = await hold(start)
  // We are such clients ourselves, so it would wait for ever: it is helped to end, and noticed as lost like any other end.
  watch = setInterval(() => isStopping(place) && void stopPostmaster(pid), 2_000)
  watch.unref()
  return {
    port,
    secrets,
    data: place.data,
    url: (database, role) => addressOf(secrets, port, database, role),
    async stop() {
      clearInterval(watch)
      if (await lease.leave()) await stopPostmaster(pid)
      await lease.close()
    },
  }
}

/** Takes away a data folder and its cluster, whoever uses it: for tests, and what a killed test run left behind. */
export async function discardCluster(dir: string): Promise<void> {
  const place = clusterPlace(madeFolder(dir))
  const found = running(place)
  if (found) await stopPostmaster(found.pid)
  if (!place.data.startsWith(realpathSync(dir))) rmSync(dirname(place.data), { recursive: true, force: true })
  rmSync(dir, { recursive: true, force: true })
}
