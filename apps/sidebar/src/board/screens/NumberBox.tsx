import type { Rate, ThreeNumbers } from '@throughline/shared/contract'
import styled from 'styled-components'
import { Small } from '../../look/Text.tsx'
import { pointsBetween, sayCount, sayDecimal, sayShare } from '../format/numbers.ts'
import type { BoardMessageId } from '../language/board-messages.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { Heading, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'

type Props = {
  name: keyof ThreeNumbers
  now: Rate
  before: Rate
  links: readonly { href: string; count?: number; label: BoardMessageId }[]
}

/** One number with everything that it needs to be believed: interval, cases, change, and what it means. */
export const NumberBox = ({ name, now, before, links }: Props) => {
  const { say, locale } = useBoardSay()
  const { share, low, high } = now
  const points = pointsBetween(before, now)
  return (
    <Section>
      <Heading>{say(`number.${name}`)}</Heading>
      {share === undefined ? <Big as="p">{say('rate.none')}</Big> : <Big>{sayShare(share, locale)}</Big>}
      <p>
        {share === undefined || low === undefined || high === undefined
          ? say('rate.too_few', { count: sayCount(now.count, locale), of: sayCount(now.of, locale) })
          : say('rate.cases', {
              count: sayCount(now.count, locale),
              of: sayCount(now.of, locale),
              low: sayShare(low, locale, 0),
              high: sayShare(high, locale, 0),
            })}
      </p>
      <p>
        {points === undefined
          ? say('change.unknown')
          : points === 0
            ? say('change.same')
            : say(points > 0 ? 'change.up' : 'change.down', { points: sayDecimal(Math.abs(points), locale) })}
      </p>
      <Small>{say(`number.${name}.means`)}</Small>
      <Links>
        {links.map(({ href, count, label }) => (
          <NumberLink key={label} href={href}>
            {count === undefined ? say(label) : `${sayCount(count, locale)} ${say(label)}`}
          </NumberLink>
        ))}
      </Links>
    </Section>
  )
}

const Big = styled.p`
  font-size: 32px;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  line-height: 36px;
`

const Links = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 16px;
  align-self: end;
`
