import { createGlobalStyle } from 'styled-components'
import { color } from './theme.ts'

/** Garden knows no reduced motion and leaves the page itself to us. */
export const GlobalStyle = createGlobalStyle`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  html {
    color-scheme: ${({ theme }) => theme.colors.base};
    background: ${({ theme }) => color('background.default')({ theme })};
    overflow-wrap: break-word;
    text-size-adjust: 100%;
  }

  body {
    margin: 0;
    color: ${({ theme }) => color('foreground.default')({ theme })};
    font-family: ${({ theme }) => theme.fonts.system};
    font-size: 14px;
    line-height: 20px;
  }

  /* Japanese breaks between phrases where the browser knows them, not inside words. */
  :lang(ja) {
    word-break: auto-phrase;
  }

  h1, h2, h3, h4, h5, p, ul, ol, dl, dd, figure {
    margin: 0;
    padding: 0;
    font: inherit;
  }

  ul, ol {
    list-style: none;
  }

  svg {
    flex: none;
    display: block;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition-duration: 0.01ms !important;
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
    }
  }
`
