import { LinkButton } from '../../look/LinkButton.tsx'
import { useBoardServices } from '../board-services.ts'
import { useBoardSay } from '../language/use-board-say.ts'

/** Opens a ticket in the helpdesk. */
export const TicketLink = ({ id }: { id: string }) => {
  const { say } = useBoardSay()
  const { openTicket } = useBoardServices()
  return (
    <LinkButton aria-label={say('ticket.open', { id })} onClick={() => openTicket(id)}>
      #{id}
    </LinkButton>
  )
}

/** The tickets about something, or the word for none. */
export const TicketLinks = ({ ids }: { ids: readonly string[] }) => {
  const { say } = useBoardSay()
  if (ids.length === 0) return say('ticket.none')
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '0 8px' }}>
      {ids.map((id) => (
        <TicketLink key={id} id={id} />
      ))}
    </span>
  )
}
