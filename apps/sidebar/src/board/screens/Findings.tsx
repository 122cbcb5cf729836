import type { AuditFinding } from '@throughline/shared/contract'
import styled from 'styled-components'
import { sayShortDay } from '../../format/calendar-date.ts'
import { sayMoney } from '../../format/money.ts'
import type { Reader } from '../../format/reader.ts'
import { Small } from '../../look/Text.tsx'
import { color } from '../../look/theme.ts'
import { useBoard } from '../board-context.ts'
import { sayCount, sayDecimal, sayShare } from '../format/numbers.ts'
import { type BoardSpeech, useBoardSay } from '../language/use-board-say.ts'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Details } from '../look/Details.tsx'
import { Heading, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'
import { hrefOf } from '../view/view.ts'

/** What a lead should look at, as sentences, the dearest first. */
export const Findings = ({ findings }: { findings: readonly AuditFinding[] }) => {
  const speech = useBoardSay()
  const { say, word, owner, locale } = speech
  const { view, role, reader } = useBoard()
  const hrefFor = ({ error, where, when }: AuditFinding) =>
    hrefOf('orders', view, { error, ...where, peak: when === 'peak' ? 'yes' : undefined })
  const columns: TableColumn<AuditFinding>[] = [
    {
      id: 'finding',
      label: say('findings.finding'),
      value: (finding) => sayFinding(finding, speech, reader),
    },
    { id: 'owner', label: say('causes.owner'), value: (finding) => owner(finding.owner) },
    {
      id: 'here',
      label: say('findings.here'),
      value: ({ here }) => here.share,
      show: shareOf('here', locale),
      isNumber: true,
    },
    {
      id: 'elsewhere',
      label: say('findings.elsewhere'),
      value: ({ elsewhere }) => elsewhere.share,
      show: shareOf('elsewhere', locale),
      isNumber: true,
    },
    { id: 'contacts', label: say('causes.contacts'), value: ({ contacts }) => contacts, isNumber: true },
  ]
  return (
    <Section>
      <Heading>{say('findings.title')}</Heading>
      {findings.length === 0 ? <p>{say('findings.none')}</p> : null}
      <List>
        {findings.map((finding) => (
          <li key={JSON.stringify([finding.error, finding.where, finding.when, finding.since])}>
            <Sentence>{sayFinding(finding, speech, reader)}</Sentence>
            <p>
              {say('findings.facts', {
                here: shareOf('here', locale)(finding),
                elsewhere: shareOf('elsewhere', locale)(finding),
                contacts: finding.contacts,
                shown: sayCount(finding.contacts, locale),
                owner: owner(finding.owner),
              })}
              {finding.cost.length > 0
                ? ` ${say('findings.cost', { cost: finding.cost.map((one) => sayMoney(one, locale)).join(' + ') })}`
                : null}
            </p>
            {finding.also.length > 0 ? (
              <Small>
                {say('findings.also', {
                  errors: speech.list(finding.also.map((one) => word('contact_cause', one))),
                })}
              </Small>
            ) : null}
            {role === 'lead' ? (
              <NumberLink href={hrefFor(finding)}>
                {say('findings.orders', {
                  count: finding.here.count,
                  shown: sayCount(finding.here.count, locale),
                })}
              </NumberLink>
            ) : null}
          </li>
        ))}
      </List>
      {findings.length > 0 ? (
        <Details>
          <summary>{say('table.show')}</summary>
          <DataTable
            caption={say('findings.title')}
            columns={columns}
            rows={findings}
            keyOf={(finding) => sayFinding(finding, speech, reader)}
          />
        </Details>
      ) : null}
    </Section>
  )
}

const shareOf = (place: 'here' | 'elsewhere', locale: string) => (finding: AuditFinding) => {
  const { share, count, of } = finding[place]
  return share === undefined
    ? `${sayCount(count, locale)} / ${sayCount(of, locale)}`
    : sayShare(share, locale)
}

/** `In Reno, in peak weeks: Packed without check 8 times as often as elsewhere.` */
export const sayFinding = (finding: AuditFinding, speech: BoardSpeech, reader: Reader): string => {
  const { say, word, row, locale } = speech
  const { where, when, since, error, times, elsewhere } = finding
  const places = [
    where.warehouse && say('place.warehouse', { name: where.warehouse }),
    where.carrier && say('place.carrier', { name: where.carrier }),
    where.category && say('place.category', { name: where.category }),
    where.channel && say('place.channel', { name: where.channel }),
    where.region && say('place.region', { name: where.region }),
  ].filter((one): one is string => one !== undefined && one !== '')
  return say('findings.sentence', {
    place: places.length > 0 ? row(places) : 'none',
    when,
    since: since === undefined ? '' : sayShortDay(since, reader),
    error: word('contact_cause', error),
    // Nothing elsewhere has no multiple.
    times: elsewhere.count === 0 ? 'none' : sayDecimal(times, locale, times < 10 ? 1 : 0),
  })
}

const List = styled.ol`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;

  > li + li {
    padding-block-start: 12px;
    border-block-start: 1px solid ${color('border.default')};
  }
`

const Sentence = styled.p`
  font-weight: 600;

  &::first-letter {
    text-transform: uppercase;
  }
`
