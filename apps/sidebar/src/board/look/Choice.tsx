import { focusStyles } from '@zendeskgarden/react-theming'
import styled from 'styled-components'
import { color } from '../../look/theme.ts'

type Props = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

/** One of a few. The browser's own control: every keyboard, phone and screen reader knows it. */
export const Choice = ({ label, value, options, onChange }: Props) => (
  <Label>
    <span>{label}</span>
    <select value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  </Label>
)

export const Label = styled.label`
  display: grid;
  gap: 2px;
  justify-items: start;
  min-width: 0;
  color: ${color('foreground.subtle')};
  font-size: 12px;
  line-height: 16px;

  > select,
  > input {
    max-width: 100%;
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid ${color('border.emphasis')};
    border-radius: 4px;
    background: ${color('background.default')};
    color: ${color('foreground.default')};
    font: inherit;
    font-size: 14px;

    ${({ theme }) => focusStyles({ theme })}
  }
`
