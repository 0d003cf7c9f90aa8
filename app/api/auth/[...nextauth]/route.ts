import type { NextRequest } from "next/server"
import NextAuth from "next-auth"
import { authOptions } from "#server/auth.ts"
import { appDb } from "#server/database.ts"

type Context = { params: Promise<{ nextauth: string[] }> }

const handler = (request: NextRequest, context: Context): Promise<Response> => NextAuth(request, context, authOptions(appDb()))

export { handler as GET, handler as POST }
