// Mutations of client components arrive here; pages read through the server caller.
import { handleTrpc } from "#server/trpc-http.ts"

export { handleTrpc as GET, handleTrpc as POST }
