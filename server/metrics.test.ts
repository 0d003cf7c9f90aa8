import { expect, test } from "vitest"
import { AnswerTimes, printMetrics } from "./metrics.ts"

test("what an operator reads: the memory, the process, and how long answers took by outcome", () => {
  const times = new AnswerTimes()
  times.observe(200, 0.004)
  times.observe(204, 0.3)
  times.observe(503, 9)
  const lines = printMetrics({ hits: 7, drawn: 2, size: 2, bytes: 4_096, limitBytes: 8_192 }, times).split("\n")
  const told = (start: string) => lines.filter((line) => line.startsWith(start))
  expect(told("public_front")).toEqual([
    "public_front_hits_total 7",
    "public_front_drawn_total 2",
    "public_front_entries 2",
    "public_front_bytes 4096",
    "public_front_limit_bytes 8192",
  ])
  expect(told("http_request_duration_seconds").filter((line) => /2xx.*"(?:0.005|0.25|0.5|\+Inf)"|count|sum/.test(line))).toEqual([
    'http_request_duration_seconds_bucket{status="2xx",le="0.005"} 1',
    'http_request_duration_seconds_bucket{status="2xx",le="0.25"} 1',
    'http_request_duration_seconds_bucket{status="2xx",le="0.5"} 2',
    'http_request_duration_seconds_bucket{status="2xx",le="+Inf"} 2',
    'http_request_duration_seconds_sum{status="2xx"} 0.304',
    'http_request_duration_seconds_count{status="2xx"} 2',
    'http_request_duration_seconds_sum{status="5xx"} 9',
    'http_request_duration_seconds_count{status="5xx"} 1',
  ])
  for (const line of lines.filter((text) => text && !text.startsWith("#"))) expect(line).toMatch(/^[a-z0-9_]+(?:\{[^}]*\})? [0-9.e+-]+$/)
})
