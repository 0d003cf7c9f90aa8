// pg-cursor brings no types; all that is done with it is handing it to Kysely.
declare module "pg-cursor" {
  import type { PostgresCursorConstructor } from "kysely"

  const Cursor: PostgresCursorConstructor
  export default Cursor
}
