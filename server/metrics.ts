// What an operator watches, in the text form of Prometheus. Counts and sizes only: no address, name or person is among them.
import { monitorEventLoopDelay } from "node:perf_hooks"

/** Upper bounds in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const

/** Times of answers, by what became of them ("2xx", "4xx"…). */
export class AnswerTimes {
  readonly #series = new Map<string, { counts: number[]; sum: number; count: number }>()

  observe(status: number, seconds: number): void {
    const outcome = `${Math.floor(status / 100)}xx`
    const series = this.#series.get(outcome) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 }
    this.#series.set(outcome, series)
    series.sum += seconds
    series.count += 1
    for (const [place, bound] of bounds.entries()) if (seconds <= bound) series.counts[place] = (series.counts[place] ?? 0) + 1
  }

  print(name: string, help: string): string[] {
    const lines = [...this.#series]
      .toSorted()
      .flatMap(([outcome, { counts, sum, count }]) => [
        ...bounds.map((bound, place) => `${name}_bucket{status="${outcome}",le="${bound}"} ${counts[place]}`),
        `${name}_bucket{status="${outcome}",le="+Inf"} ${count}`,
        `${name}_sum{status="${outcome}"} ${sum}`,
        `${name}_count{status="${outcome}"} ${count}`,
      ])
    return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines]
  }
}

/** What the memory in front of Next tells about itself. */
export type FrontCounts = { hits: number; drawn: number; size: number; bytes: number; limitBytes: number }

type Metric = readonly [name: string, type: "counter" | "gauge", help: string, value: number]

const frontMetrics = ({ hits, drawn, size, bytes, limitBytes }: FrontCounts): Metric[] => [
  ["public_front_hits_total", "counter", "Public addresses answered from memory.", hits],
  ["public_front_drawn_total", "counter", "Public addresses drawn anew.", drawn],
  ["public_front_entries", "gauge", "Answers kept in memory.", size],
  ["public_front_bytes", "gauge", "Bytes of the answers kept in memory.", bytes],
  ["public_front_limit_bytes", "gauge", "Bytes the memory may take.", limitBytes],
]

const delay = monitorEventLoopDelay({ resolution: 20 })
delay.enable()

const processMetrics = (): Metric[] => {
  const { user, system } = process.cpuUsage()
  return [
    ["process_cpu_seconds_total", "counter", "Processor time used.", (user + system) / 1e6],
    ["process_resident_memory_bytes", "gauge", "Memory held by this process.", process.memoryUsage.rss()],
    ["process_start_time_seconds", "gauge", "When this process began, in seconds since 1970.", performance.timeOrigin / 1_000],
    ["nodejs_eventloop_delay_p99_seconds", "gauge", "How late timers are, 99 of 100.", delay.percentile(99) / 1e9],
  ]
}

/** The page behind /metrics. */
export function printMetrics(front: FrontCounts, times: AnswerTimes): string {
  const plain = [...frontMetrics(front), ...processMetrics()].flatMap(([name, type, help, value]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    `${name} ${value}`,
  ])
  return `${[...plain, ...times.print("http_request_duration_seconds", "Answers that did not come from memory.")].join("\n")}\n`
}
