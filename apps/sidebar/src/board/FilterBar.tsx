import { contactCauses, lifecycleStages } from '@throughline/shared/vocabulary'
import styled from 'styled-components'
import { LinkButton } from '../look/LinkButton.tsx'
import { useBoard } from './board-context.ts'
import { useBoardSay } from './language/use-board-say.ts'
import { Choice, Label } from './look/Choice.tsx'
import { Details } from './look/Details.tsx'
import { useOverview } from './use-asked.ts'
import { periodOf, periods, windows } from './view/filter.ts'
import { hrefOf } from './view/view.ts'

const named = ['brands', 'channels', 'groups', 'warehouses', 'carriers', 'categories'] as const

/** What the numbers are about. Each choice is written into the address. */
export const FilterBar = () => {
  const { say, word } = useBoardSay()
  const { view, filter, today } = useBoard()
  const { data } = useOverview(filter)
  const { weeks } = periodOf(view.asked, today)
  const go = (changes: Record<string, string | undefined>) => {
    location.hash = hrefOf(view.screen, view, changes)
  }
  const all = { value: '', label: say('filter.all') }
  const asOptions = (chosen: readonly string[], known: readonly string[], say: (one: string) => string) => {
    const several = chosen.length > 1 ? [{ value: 'several', label: chosen.map(say).join(', ') }] : []
    return [
      all,
      ...several,
      ...[...new Set([...chosen, ...known])].map((value) => ({ value, label: say(value) })),
    ]
  }
  const chosenOf = (chosen: readonly string[]) => (chosen.length > 1 ? 'several' : (chosen[0] ?? ''))
  const narrow = [...named, 'causes' as const, 'stages' as const]
  const narrowed = narrow.filter((name) => filter[name].length > 0)

  return (
    <Whole aria-label={say('filter.label')}>
      <Row>
        <Choice
          label={say('filter.period')}
          value={weeks === undefined ? 'own' : String(weeks)}
          options={[
            ...[...new Set([...periods, ...(weeks === undefined ? [] : [weeks])])].map((count) => ({
              value: String(count),
              label: say('filter.weeks', { count }),
            })),
            { value: 'own', label: say('filter.own') },
          ]}
          onChange={(value) =>
            go(
              value === 'own'
                ? { weeks: undefined, from: filter.from, to: filter.to }
                : { weeks: value, from: undefined, to: undefined },
            )
          }
        />
        {weeks === undefined
          ? (['from', 'to'] as const).map((edge) => (
              <Label key={edge}>
                <span>{say(`filter.${edge}`)}</span>
                <input
                  type="date"
                  value={filter[edge]}
                  min={edge === 'to' ? filter.from : undefined}
                  max={edge === 'from' ? filter.to : today}
                  onChange={(event) => event.target.value && go({ [edge]: event.target.value })}
                />
              </Label>
            ))
          : null}
        {/* Errors of orders have no window. */}
        {view.screen === 'audit' || view.screen === 'orders' ? null : (
          <Choice
            label={say('filter.window')}
            value={String(filter.window)}
            options={windows.map((days) => ({ value: String(days), label: say('filter.days', { days }) }))}
            onChange={(window) => go({ window })}
          />
        )}
      </Row>
      <Details open={narrowed.length > 0 || undefined}>
        <summary>{say('filter.more', { count: narrowed.length })}</summary>
        <Row>
          {named.map((name) => (
            <Choice
              key={name}
              label={say(`filter.${name}`)}
              value={chosenOf(filter[name])}
              options={asOptions(filter[name], data?.choices[name] ?? [], (one) => one)}
              onChange={(value) => value !== 'several' && go({ [name]: value || undefined })}
            />
          ))}
          <Choice
            label={say('filter.causes')}
            value={chosenOf(filter.causes)}
            options={asOptions(filter.causes, contactCauses, (one) =>
              word('contact_cause', one as (typeof contactCauses)[number]),
            )}
            onChange={(value) => value !== 'several' && go({ causes: value || undefined })}
          />
          <Choice
            label={say('filter.stages')}
            value={chosenOf(filter.stages)}
            options={asOptions(filter.stages, lifecycleStages, (one) =>
              word('lifecycle_stage', one as (typeof lifecycleStages)[number]),
            )}
            onChange={(value) => value !== 'several' && go({ stages: value || undefined })}
          />
        </Row>
        {narrowed.length > 0 ? (
          <LinkButton onClick={() => go(Object.fromEntries(narrow.map((name) => [name, undefined])))}>
            {say('filter.clear')}
          </LinkButton>
        ) : null}
      </Details>
    </Whole>
  )
}

const Whole = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
`

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 12px;

  > label {
    max-width: 100%;
  }
`
