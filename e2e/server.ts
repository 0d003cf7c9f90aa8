// Where the server of the browser tests runs and keeps its data. npm test gives both; run alone, these hold.
import { tmpdir } from "node:os"
import { join } from "node:path"

export const { PORT = "3100", DATA_DIR = join(tmpdir(), "performance-targets-browser") } = process.env
