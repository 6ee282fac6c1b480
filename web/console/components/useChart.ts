// An ECharts drawing in a frame: as wide as its place, drawn anew when its data or the language change.
//
//   useChart(frame, () => ({ xAxis: …, series: … }), ({ dataIndex }) => …)
import { init, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { onMounted, onUnmounted, watch, type Ref } from 'vue'
import { locale } from '@shared/i18n'

export function useChart(frame: Ref<HTMLElement | undefined>, option: () => EChartsCoreOption, clicked: (event: { dataIndex?: number }) => void = () => undefined): void {
  let chart: ECharts | undefined
  const common = { animation: false, textStyle: { fontFamily: 'inherit' } }
  const draw = (): void => chart?.setOption({ ...common, ...option() })
  const observer = new ResizeObserver(() => chart?.resize())
  onMounted(() => {
    chart = init(frame.value, undefined, { renderer: 'svg' })
    chart.on('click', clicked)
    draw()
    if (frame.value) observer.observe(frame.value)
  })
  onUnmounted(() => {
    observer.disconnect()
    chart?.dispose()
  })
  watch([option, locale], draw)
}
