import { ZafError } from './zaf-error.ts'

/** Settles like `work`, or rejects with `no_answer` after `ms` milliseconds: the SDK itself waits up to five minutes. */
export const within = <T>(ms: number, what: string, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ZafError('no_answer', `The helpdesk did not answer ${what} within ${ms} ms.`)),
      ms,
    )
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
