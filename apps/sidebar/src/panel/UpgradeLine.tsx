import type { Upgrade } from '@throughline/shared/contract'
import { useSay } from '../language/use-say.ts'
import { Amount } from './Amount.tsx'
import { Day } from './Day.tsx'
import { When } from './When.tsx'

/** What would still keep the promise, at what price, and until when it helps. */
export const UpgradeLine = ({ upgrade }: { upgrade: Upgrade }) => {
  const { saying } = useSay()
  const { service, arrives, cost, before } = upgrade
  return (
    <span>
      {saying('concern.upgrade', { service: <bdi>{service}</bdi>, date: <Day day={arrives} /> })}
      {cost ? (
        <>
          {' · '}
          <Amount money={cost} />
        </>
      ) : null}
      {before ? (
        <>
          {' · '}
          {saying('concern.upgrade_before', { when: <When moment={before} /> })}
        </>
      ) : null}
    </span>
  )
}
