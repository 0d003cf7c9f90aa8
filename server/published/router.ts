import { z } from "zod"
import { readSearch, searchFields } from "../domain/search-request.ts"
import { sitemapLimit } from "../domain/sitemap.ts"
import { invalid, notFound } from "../errors.ts"
import { publicProcedure, router } from "../trpc.ts"
import { toProject, toPublication, toTable, toTableRow, toWithdrawal } from "./answers.ts"
import { corrections } from "./corrections.ts"
import { findPublished } from "./find.ts"
import { departmentOverview, yearOverview } from "./overview.ts"
import {
  countProjectCodes,
  findPlaces,
  findProject,
  findProjectCodes,
  findPublications,
  findTable,
  findTables,
  findWithdrawals,
} from "./queries.ts"

const tableInput = z.strictObject({
  year: z.int().min(2000).max(2100),
  orgCode: z.string().regex(/^[0-9A-Za-z]{1,20}$/),
  version: z.int().min(1).max(999_999).optional(),
})
const projectInput = z.strictObject({ code: z.string().regex(/^[0-9A-Za-z-]{1,40}$/) })
const codesInput = z
  .strictObject({ skip: z.int().min(0).default(0), most: z.int().min(0).max(sitemapLimit).default(sitemapLimit) })
  .default({ skip: 0, most: sitemapLimit })
/** As an address carries them: read by the same rule as the page reads them. */
const searchInput = z.partialRecord(z.enum(searchFields), z.string().max(300))

/** What anybody may read: published tables, and projects as far as those name them. */
export const publishedRouter = router({
  tables: publicProcedure.query(async ({ ctx }) => ({ tables: (await findTables(ctx.publicDb)).map(toTableRow) })),

  table: publicProcedure.input(tableInput).query(async ({ ctx, input }) => {
    const found = await findTable(ctx.publicDb, input)
    if (!found) throw notFound()
    return toTable(found)
  }),

  publications: publicProcedure.input(tableInput.omit({ version: true }).nullable()).query(async ({ ctx, input }) => ({
    publications: (await findPublications(ctx.publicDb, input)).map(toPublication),
  })),

  /** The notices of one table, or the newest ones of all. */
  withdrawals: publicProcedure.input(tableInput.omit({ version: true }).nullable()).query(async ({ ctx, input }) => ({
    withdrawals: (await findWithdrawals(ctx.publicDb, input)).map(toWithdrawal),
  })),

  project: publicProcedure.input(projectInput).query(async ({ ctx, input }) => {
    const project = toProject(input.code, await findProject(ctx.publicDb, input.code))
    if (!project) throw notFound()
    return project
  }),

  projects: publicProcedure.input(codesInput).query(async ({ ctx, input }) => ({
    codes: await findProjectCodes(ctx.publicDb, input),
    total: await countProjectCodes(ctx.publicDb),
  })),

  corrections: publicProcedure
    .input(z.strictObject({ page: z.int().min(1).max(10_000).default(1) }))
    .query(({ ctx, input }) => corrections(ctx.publicDb, input.page)),

  overview: publicProcedure.input(z.strictObject({ year: z.int().min(2000).max(2100).optional() })).query(async ({ ctx, input }) => {
    const overview = await yearOverview(ctx.publicDb, input.year, ctx.clock)
    if (!overview) throw notFound()
    return overview
  }),

  department: publicProcedure.input(z.strictObject({ code: z.string().regex(/^[0-9A-Za-z]{1,20}$/) })).query(async ({ ctx, input }) => {
    const department = await departmentOverview(ctx.publicDb, input.code)
    if (!department) throw notFound()
    return department
  }),

  places: publicProcedure.query(({ ctx }) => findPlaces(ctx.publicDb)),

  search: publicProcedure.input(searchInput).query(async ({ ctx, input }) => {
    const read = readSearch(input)
    if (!read.ok) throw invalid(Object.entries(read.problems).map(([path, message]) => ({ path, message })))
    return findPublished(ctx.publicDb, read.request)
  }),
})
