import { Skeleton } from '@zendeskgarden/react-loaders'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Card, CardBody } from '../look/Card.tsx'
import { Unseen } from '../look/Text.tsx'
import { color } from '../look/theme.ts'

/** The shape of what is coming: an order with its fact, a few closed rows, the sources. */
export const Loading = () => {
  const { say } = useSay()
  return (
    <div role="status" aria-busy="true">
      <Unseen as="h1">{say('loading.label')}</Unseen>
      <Shape aria-hidden="true">
        <Line $height={32}>
          <Skeleton width="44%" height="16px" />
        </Line>
        <Line $height={16}>
          <Skeleton width="68%" height="12px" />
        </Line>
        <Card as="div">
          <CardBody>
            <Line $height={20}>
              <Skeleton width="52%" height="14px" />
            </Line>
            <Line $height={24}>
              <Skeleton width="72%" height="20px" />
            </Line>
            <Line $height={16}>
              <Skeleton width="86%" height="12px" />
            </Line>
          </CardBody>
          {[34, 28, 40].map((width) => (
            <Row key={width}>
              <Skeleton width={`${width}%`} height="14px" />
            </Row>
          ))}
        </Card>
        <Line $height={16}>
          <Skeleton width="80%" height="12px" />
        </Line>
      </Shape>
    </div>
  )
}

const Shape = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
`

const Line = styled.div<{ $height: number }>`
  display: flex;
  align-items: center;
  height: ${({ $height }) => $height}px;
`

const Row = styled.div`
  display: flex;
  align-items: center;
  height: 36px;
  padding-inline: 12px;
  border-block-start: 1px solid ${color('border.default')};
`
