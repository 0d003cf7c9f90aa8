// The places that this installation is configured with; a wrong ATTACHMENTS_DIR has already stopped the start (env.ts).
import { openStores } from "./store.ts"

export const configuredStores = () => openStores(process.env.ATTACHMENTS_DIR || undefined)
