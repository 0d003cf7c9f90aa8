// A unit's own deadline in a round, as SQL: moving the round or granting an extension opens or closes at once, for everybody who asks.
import { sql } from "kysely"

/** `unit`, `round`: references to ids; the round itself is in the query as `r`. */
export const unitDeadline = (unit: string, round: string) =>
  sql<Date>`greatest(r.closes_at, (select max(dr.granted_until) from deadline_request dr
    where dr.unit_id = ${sql.ref(unit)} and dr.round_id = ${sql.ref(round)} and dr.state = 'granted' and dr.kind = 'extension'))`
