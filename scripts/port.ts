import { createServer } from "node:net"

const listen = (port: number, host: string | undefined): Promise<number> => {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer().on("error", reject)
  server.listen({ port, host }, () => {
    const address = server.address()
    server.close(() => resolve(typeof address === "object" && address ? address.port : port))
  })
  return promise
}

export const freePort = (): Promise<number> => listen(0, "127.0.0.1")

/** Whether this port can be had; why not, as the system's code, when it cannot. */
export const portProblem = (port: number, host: string | undefined): Promise<string | undefined> =>
  listen(port, host).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  )
