import type { BoardOverview } from '@throughline/shared/contract'
import { sayDay } from '../../format/calendar-date.ts'
import { Small } from '../../look/Text.tsx'
import { useBoard } from '../board-context.ts'
import { sayCount } from '../format/numbers.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { Boxes, Heading, Lead, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'
import { RateText } from '../look/RateText.tsx'
import { Asked } from '../states/Asked.tsx'
import { useOverview } from '../use-asked.ts'
import { hrefOf } from '../view/view.ts'
import { NotCounted } from './NotCounted.tsx'
import { NumberBox } from './NumberBox.tsx'
import { ReadingNotice } from './ReadingNotice.tsx'
import { sayNews } from './say-news.ts'
import { TrendSection } from './TrendSection.tsx'

/** How the first contacts went, in a sentence, four numbers and their weeks. */
export const OverviewScreen = () => {
  const { filter } = useBoard()
  return <Asked query={useOverview(filter)}>{(overview) => <Overview overview={overview} />}</Asked>
}

const Overview = ({ overview }: { overview: BoardOverview }) => {
  const speech = useBoardSay()
  const { say, locale } = speech
  const { view, filter, reader } = useBoard()
  const { numbers, before, immature, containment } = overview
  const link = (of: string) => hrefOf('tickets', view, { of })
  return (
    <>
      <ReadingNotice overview={overview} />
      <Lead>{sayNews(overview.sentence, numbers.fcr.of, speech)}</Lead>
      <Boxes $least={240}>
        <NumberBox
          name="oneTouch"
          now={numbers.oneTouch}
          before={before.oneTouch}
          links={[
            { href: link('one_touch'), count: numbers.oneTouch.count, label: 'link.one_touch' },
            {
              href: link('not_one_touch'),
              count: numbers.oneTouch.of - numbers.oneTouch.count,
              label: 'link.not_one_touch',
            },
          ]}
        />
        <NumberBox
          name="fcr"
          now={numbers.fcr}
          before={before.fcr}
          links={[
            { href: link('first_contact'), count: numbers.fcr.count, label: 'link.first_contact' },
            { href: link('lost'), count: numbers.fcr.of - numbers.fcr.count, label: 'link.lost' },
          ]}
        />
        <NumberBox
          name="netFcr"
          now={numbers.netFcr}
          before={before.netFcr}
          links={[
            {
              href: link('limited'),
              count: Math.max(0, numbers.fcr.of - numbers.netFcr.of),
              label: 'link.limited',
            },
          ]}
        />
        <NumberBox
          name="zendeskOneTouch"
          now={numbers.zendeskOneTouch}
          before={before.zendeskOneTouch}
          links={[{ href: link('zendesk_differs'), label: 'link.zendesk_differs' }]}
        />
      </Boxes>
      <Small>
        {say('overview.of', {
          from: sayDay(filter.from, reader),
          to: sayDay(filter.to, reader),
          days: filter.window,
        })}{' '}
        {immature > 0 ? (
          <NumberLink href={link('immature')}>
            {say('overview.immature', { count: immature, shown: sayCount(immature, locale) })}
          </NumberLink>
        ) : (
          say('overview.no_immature')
        )}
      </Small>
      <TrendSection trend={overview.trend} />
      <Boxes $least={300}>
        <NotCounted kind="exclusion" rows={overview.excluded} />
        <NotCounted kind="limit" rows={overview.limits} />
        <Section>
          <Heading>{say('containment.title')}</Heading>
          <p>
            {say('containment.bots')} <RateText rate={containment.bots} />
            {'. '}
            <NumberLink href={link('bot_contained')}>{say('link.bot_contained')}</NumberLink>{' '}
            <NumberLink href={link('bot_handed_over')}>{say('link.bot_handed_over')}</NumberLink>
          </p>
          <p>
            {say('containment.agents')} <RateText rate={containment.agents} />
          </p>
        </Section>
      </Boxes>
    </>
  )
}
