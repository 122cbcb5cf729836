import type { OrderPromise } from '@throughline/shared/contract'
import type { PromiseState } from '@throughline/shared/vocabulary'
import type { JudgedOrder } from '../../case/order-case.ts'

/**
 * The words to a customer that are in this state and still owed, at most one of a kind. A carrier's estimate presses only where nobody
 * else gave a day; the day of departure only where the day of arrival does not; what the return policy promises has concerns of its own.
 */
export function pressingPromises({ promises }: JudgedOrder, state: PromiseState): OrderPromise[] {
  const given = promises.filter(({ kind, by }) => kind !== 'return_window' && by !== 'policy')
  const isGiven = given.some(({ kind, by }) => kind === 'delivery' && by !== 'carrier')
  const counted = given.filter(({ kind, by }) => !(kind === 'delivery' && by === 'carrier' && isGiven))
  const firstOf = (kind: OrderPromise['kind']) => {
    const owed = counted.filter((one) => one.kind === kind && one.doneOn === undefined)
    // One that is broken says what is wrong with those that will be.
    return owed.find((one) => one.state === 'broken') ?? owed.find((one) => one.state === 'at_risk')
  }
  const [delivery, refund] = [firstOf('delivery'), firstOf('refund')]
  const dispatch = delivery ? undefined : firstOf('dispatch')
  return [delivery, dispatch, refund].flatMap((one) => (one?.state === state ? one : []))
}
