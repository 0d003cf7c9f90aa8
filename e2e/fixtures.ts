// A person at a browser: signed in as one of the demo's accounts, with what they do said in the words of the screen.
import { type Browser, test as base, expect, type Page } from "@playwright/test"
import { ComparePage } from "./pages/compare-page.ts"
import { ReviewPage } from "./pages/review-page.ts"
import { TargetPage } from "./pages/target-page.ts"
import { signIn } from "./sign-in.ts"

export class Person {
  readonly page: Page
  readonly target: TargetPage
  readonly review: ReviewPage
  readonly compare: ComparePage
  constructor(page: Page) {
    this.page = page
    this.target = new TargetPage(page)
    this.review = new ReviewPage(page)
    this.compare = new ComparePage(page)
  }
}

async function arrive(browser: Browser, login: string): Promise<Person> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, login)
  return new Person(page)
}

type Fixtures = {
  /** A browser of their own for each person. */
  as: (login: string) => Promise<Person>
}

export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const people: Person[] = []
    await use(async (login) => {
      const person = await arrive(browser, login)
      people.push(person)
      return person
    })
    for (const { page } of people) await page.context().close()
  },
})

export { expect }
