/** "2027 年 一上"; a round whose own name begins with the year says it once. */
export const roundWords = ({ budgetYear, roundName }: { budgetYear: number; roundName: string }): string =>
  roundName.includes(String(budgetYear)) ? roundName : `${budgetYear} 年${roundName}`
