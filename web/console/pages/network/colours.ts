// Okabe–Ito: told apart by people who see colours differently. Areas take them in turn.
const palette = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8c7a00', '#5b5fc7']

export function colourOf(index: number): string {
  return palette[index % palette.length]!
}
