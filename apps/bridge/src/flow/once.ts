/** Remembers the answer for as long as the question exists. */
export function once<Question extends object, Answer>(answer: (question: Question) => Answer) {
  const known = new WeakMap<Question, { answer: Answer }>()
  return (question: Question): Answer => {
    const found = known.get(question) ?? { answer: answer(question) }
    known.set(question, found)
    return found.answer
  }
}
