// Short notes at the top of the page.
import { ElMessage, ElMessageBox } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import { t } from '@shared/i18n'

export function done(text: string): void {
  ElMessage({ message: text, type: 'success', duration: 3000, grouping: true })
}

// Asks only before what cannot be undone, and says what will happen.
export async function sure(text: string, title: string, action: string): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, { confirmButtonText: action, cancelButtonText: t('cancel'), type: 'warning' })
    return true
  } catch {
    return false
  }
}
