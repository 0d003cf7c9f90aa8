import type { ReactNode } from "react"

/** Running text of a page that explains: a title, a lead, sections with headings. */
export const Prose = ({ title, children }: { title: string; children: ReactNode }) => (
  <article className="max-w-4xl space-y-8">
    <h1 className="text-2xl">{title}</h1>
    {children}
  </article>
)

export const ProseSection = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`} className="mb-2 text-lg">
      {title}
    </h2>
    <div className="space-y-2">{children}</div>
  </section>
)
