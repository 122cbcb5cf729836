import { LinkButton } from '../../look/LinkButton.tsx'
import { useBoardServices } from '../board-services.ts'
import { useBoardSay } from '../language/use-board-say.ts'

/** Enough to tell two apart. */
const botIdLength = 10

/** Opens a ticket in the helpdesk. */
export const TicketLink = ({ id }: { id: string }) => {
  const { say } = useBoardSay()
  const { openTicket } = useBoardServices()
  // A conversation that a chatbot ended alone: the helpdesk has no ticket of it.
  if (id.startsWith('bot:')) return <span>{id.slice(0, botIdLength)}</span>
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
