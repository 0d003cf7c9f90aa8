"use client"

import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { createTRPCClient, httpLink } from "@trpc/client"
import { createTRPCContext } from "@trpc/tanstack-react-query"
import { type ReactNode, useState } from "react"
import superjson from "superjson"
import type { AppRouter } from "#server/router.ts"

const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

export { useTRPC }

const makeClient = () => createTRPCClient<AppRouter>({ links: [httpLink({ url: "/api/trpc", transformer: superjson })] })

/** The browser's way to the procedures: for mutations, and for what an open dialog asks. Pages read on the server and are read again after each change. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { mutations: { retry: false, networkMode: "always" } } }))
  const [trpcClient] = useState(makeClient)
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
