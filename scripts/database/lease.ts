// Every process that uses the embedded cluster holds one connection with a shared lock. It vanishes with the process, however that ends;
// so whoever leaves last knows it, and stops the cluster.
import pg from "pg"

const lockKey = 20_241_101

export type Lease = {
  /** Gives up the place; answers whether nobody else is left (then nobody can come any more, until the cluster has stopped). */
  leave(): Promise<boolean>
  close(): Promise<void>
}

export class WrongPassword extends Error {}

/** undefined: nothing answers there, or it is still starting or already stopping. */
export async function takeLease(url: string, onLost: () => void): Promise<Lease | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true })
  let taken = false
  client.on("error", () => {
    if (taken) onLost()
    taken = false
  })
  try {
    await client.connect()
    await client.query("select pg_advisory_lock_shared($1)", [lockKey])
  } catch (error) {
    await client.end().catch(() => undefined)
    if ((error as { code?: string }).code === "28P01") throw new WrongPassword()
    return undefined
  }
  taken = true
  return {
    async leave() {
      if (!taken) return false
      taken = false
      await client.query("select pg_advisory_unlock_shared($1)", [lockKey])
      const { rows } = await client.query<{ last: boolean }>("select pg_try_advisory_lock($1) as last", [lockKey])
      return rows[0]?.last ?? false
    },
    close: () => client.end().catch(() => undefined),
  }
}
