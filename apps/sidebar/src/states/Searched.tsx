import type { Panel } from '@throughline/shared/contract'
import type { KeyKind, KeyPlace } from '@throughline/shared/model'
import styled from 'styled-components'
import type { MessageId } from '../language/messages.ts'
import { useSay } from '../language/use-say.ts'
import { Code, Small, SmallStrong } from '../look/Text.tsx'
import { groupSources } from '../view/sources.ts'

const kinds = {
  email: 'key.email',
  phone: 'key.phone',
  order_number: 'key.order_number',
  return_number: 'key.return_number',
  tracking_number: 'key.tracking_number',
} satisfies Record<KeyKind, MessageId>

const places = {
  requester_identity: 'place.requester_identity',
  custom_field: 'place.custom_field',
  search: 'place.search',
  subject: 'place.subject',
  description: 'place.description',
  comment: 'place.comment',
  signature: 'place.signature',
} satisfies Record<KeyPlace, MessageId>

/** What was searched and where, so that "none" can be checked by a person. */
export const Searched = ({ panel }: { panel: Panel }) => {
  const { say, list } = useSay()
  const { healthy, silent } = groupSources(panel.sources)
  if (panel.searched.length === 0) return null
  return (
    <List>
      <SmallStrong>{say('none.searched')}</SmallStrong>
      <ul>
        {panel.searched.map(({ kind, shown, places: found }) => (
          <Item key={`${kind} ${shown}`}>
            <Code>{shown}</Code>
            <Small as="span">
              {say(kinds[kind])}, {say(places[found[0] ?? 'comment'])}
            </Small>
          </Item>
        ))}
      </ul>
      {panel.searchedTruncated ? <Small>{say('none.truncated')}</Small> : null}
      <Small>{say('none.where', { sources: list([...healthy, ...silent].map(({ title }) => title)) })}</Small>
    </List>
  )
}

const List = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  width: 100%;
`

const Item = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 0 8px;
  align-items: baseline;
  padding-block: 2px;
`
