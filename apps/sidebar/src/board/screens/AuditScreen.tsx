import type { Audit } from '@throughline/shared/contract'
import { sayDay } from '../../format/calendar-date.ts'
import { Small } from '../../look/Text.tsx'
import { useBoard } from '../board-context.ts'
import { sayCount } from '../format/numbers.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { Lead } from '../look/Layout.tsx'
import { Asked } from '../states/Asked.tsx'
import { useAudit } from '../use-asked.ts'
import { auditOf } from '../view/filter.ts'
import { Findings } from './Findings.tsx'
import { HeatMap } from './HeatMap.tsx'
import { Indicators } from './Indicators.tsx'
import { Peaks } from './Peaks.tsx'

/** Where in an order's life errors are made, and where more often than elsewhere. */
export const AuditScreen = () => {
  const { view, today } = useBoard()
  const request = auditOf(view.asked, today)
  return (
    <Asked query={useAudit(request)}>
      {(audit) => <AuditOf audit={audit} rows={request.rows} columns={request.columns} />}
    </Asked>
  )
}

type Props = { audit: Audit; rows: string; columns: string }

const AuditOf = ({ audit, rows, columns }: Props) => {
  const { say, locale } = useBoardSay()
  const { reader } = useBoard()
  if (audit.orders === 0) return <Lead>{say('audit.none')}</Lead>
  return (
    <>
      <Small>
        {say('audit.of', {
          orders: sayCount(audit.orders, locale),
          from: sayDay(audit.from, reader),
          to: sayDay(audit.to, reader),
        })}
      </Small>
      <Findings findings={audit.findings} />
      <HeatMap audit={audit} rows={rows} columns={columns} />
      <Peaks audit={audit} rows={rows} columns={columns} />
      <Indicators measures={audit.indicators} />
    </>
  )
}
