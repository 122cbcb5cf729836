import type { BoardTicket } from '@throughline/shared/contract'
import { Button } from '@zendeskgarden/react-buttons'
import { useBoard } from '../board-context.ts'
import { useBoardServices } from '../board-services.ts'
import { sayCount, sayDecimal } from '../format/numbers.ts'
import { type BoardSpeech, useBoardSay } from '../language/use-board-say.ts'
import { Choice } from '../look/Choice.tsx'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Heading, Section } from '../look/Layout.tsx'
import { TicketLink } from '../look/TicketLinks.tsx'
import { Asked } from '../states/Asked.tsx'
import { usePages } from '../use-pages.ts'
import { ticketSets, ticketsOf } from '../view/filter.ts'
import { hrefOf } from '../view/view.ts'

/** The tickets behind a number, each with why it counts or not, and why Zendesk's number differs. */
export const TicketsScreen = () => {
  const speech = useBoardSay()
  const { say, word } = speech
  const { view, today } = useBoard()
  const { bridge } = useBoardServices()
  const request = ticketsOf(view.asked, today)
  const { query, hasMore, more, isLoadingMore } = usePages(['tickets', request], (cursor, signal) =>
    bridge.tickets({ ...request, cursor }, signal),
  )
  const title = say(`tickets.of.${request.of}`)
  const reason =
    request.of === 'excluded' && request.exclusion
      ? word('contact_exclusion', request.exclusion)
      : request.of === 'limited' && request.limit
        ? word('first_contact_limit', request.limit)
        : undefined
  return (
    <Section>
      <Heading>{reason ? `${title}: ${reason}` : title}</Heading>
      <Choice
        label={say('tickets.which')}
        value={request.of}
        options={ticketSets.map((value) => ({ value, label: say(`tickets.of.${value}`) }))}
        onChange={(of) => {
          location.hash = hrefOf('tickets', view, { of, exclusion: undefined, limit: undefined })
        }}
      />
      <Asked query={query}>
        {({ total, rows }) =>
          rows.length === 0 ? (
            <p>{say('tickets.none')}</p>
          ) : (
            <>
              <p>
                {say('tickets.shown', {
                  shown: sayCount(rows.length, speech.locale),
                  total: sayCount(total, speech.locale),
                })}
              </p>
              <DataTable
                caption={title}
                columns={columnsOf(speech)}
                rows={rows}
                keyOf={({ account, ticketId }) => `${account} ${ticketId}`}
              />
              {hasMore ? (
                <div>
                  <Button size="small" aria-disabled={isLoadingMore} onClick={() => isLoadingMore || more()}>
                    {say(isLoadingMore ? 'loading.text' : 'tickets.more')}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </Asked>
    </Section>
  )
}

const columnsOf = (speech: BoardSpeech): TableColumn<BoardTicket>[] => {
  const { say, word } = speech
  return [
    {
      id: 'ticket',
      label: say('tickets.ticket'),
      value: ({ ticketId }) => ticketId,
      show: ({ ticketId }) => <TicketLink id={ticketId} />,
    },
    {
      id: 'solved',
      label: say('tickets.solved'),
      value: ({ solvedAt }) => solvedAt?.slice(0, 10),
      isDay: true,
    },
    { id: 'fcr', label: say('number.fcr'), value: (ticket) => sayOutcome(ticket, speech) },
    {
      id: 'oneTouch',
      label: say('number.oneTouch'),
      value: ({ excluded, oneTouch }) => (excluded ? undefined : say(oneTouch ? 'yes' : 'no')),
    },
    { id: 'zendesk', label: say('tickets.zendesk'), value: (ticket) => sayZendesk(ticket, speech) },
    {
      id: 'cause',
      label: say('causes.cause'),
      value: ({ cause, causeBefore }) =>
        causeBefore && causeBefore !== cause
          ? say('tickets.corrected', {
              cause: word('contact_cause', cause),
              before: word('contact_cause', causeBefore),
            })
          : word('contact_cause', cause),
    },
    { id: 'order', label: say('tickets.order'), value: ({ order }) => order },
    { id: 'channel', label: say('tickets.channel'), value: ({ channel }) => channel },
  ]
}

/** Whether it is a first-contact resolution, and why (not). */
export const sayOutcome = (ticket: BoardTicket, { say, word, sentence, locale }: BoardSpeech): string => {
  const { excluded, fcr, limit, loss, backIn } = ticket
  if (excluded)
    return say('outcome.excluded', {
      reason: word('contact_exclusion', excluded),
      why: sentence('contact_exclusion', excluded),
    })
  const result = fcr
    ? say('outcome.stands')
    : say('outcome.lost', {
        loss: loss ? say(`loss.${loss}`) : 'none',
        ticket: backIn && backIn.ticketId !== ticket.ticketId ? backIn.ticketId : 'none',
        days: backIn ? sayDecimal(backIn.days, locale) : 'none',
      })
  return limit ? `${result} ${say('outcome.limit', { reason: word('first_contact_limit', limit) })}` : result
}

/** What Zendesk's own one-touch says of it, and why that is another thing. */
export const sayZendesk = (
  { zendeskOneTouch, difference }: BoardTicket,
  { say }: Pick<BoardSpeech, 'say'>,
): string => {
  const said = say(zendeskOneTouch ? 'yes' : 'no')
  return difference ? `${said}. ${say(`difference.${difference}`)}` : said
}
